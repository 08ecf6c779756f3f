#include "FusedMultiplyAdd.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

typedef unsigned __int128 uint128;

/// A finite number: (-1)^negative · significand · 2^exponent.
typedef struct {
  bool negative;
  uint128 significand;
  int exponent;
} exact;

static exact exact_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  int field = (int)(bits >> 52 & 0x7FF);
  uint64_t fraction = bits & 0xFFFFFFFFFFFFF;
  return (exact){
      .negative = bits >> 63,
      .significand = field ? fraction | 0x10000000000000 : fraction,
      .exponent = (field ? field : 1) - 1075,
  };
}

static int width(uint128 x) {
  uint64_t high = (uint64_t)(x >> 64), low = (uint64_t)x;
  return high ? 128 - __builtin_clzll(high) : low ? 64 - __builtin_clzll(low) : 0;
}

/// x / 2^places; a lost bit stays as the lowest one, so that a later rounding sees it.
static uint128 shifted_down(uint128 x, int places) {
  if (places <= 0) return x;
  if (places >= 128) return x != 0;
  uint128 kept = x >> places;
  return kept | (kept << places != x);
}

static double rounded(exact x) {
  int lowest = x.exponent + width(x.significand) - 53;  // exponent of the last bit that is kept
  if (lowest < -1074) lowest = -1074;
  uint64_t significand;
  if (lowest > x.exponent) {
    // Two bits more than are kept, the last one sticky, decide the rounding.
    int places = lowest - x.exponent - 2;
    uint64_t wide = (uint64_t)(places >= 0 ? shifted_down(x.significand, places) : x.significand << -places);
    uint64_t rest = wide & 3;
    significand = wide >> 2;
    significand += rest == 3 || (rest == 2 && (significand & 1));
  } else {
    significand = (uint64_t)(x.significand << (x.exponent - lowest));
  }
  if (significand == 0x20000000000000) {
    significand >>= 1;
    lowest += 1;
  }
  uint64_t bits = lowest > 971                    ? 0x7FF0000000000000
                  : significand >= 0x10000000000000 ? (uint64_t)(lowest + 1075) << 52 | (significand & 0xFFFFFFFFFFFFF)
                                                    : significand;
  bits |= (uint64_t)x.negative << 63;
  double result;
  memcpy(&result, &bits, sizeof result);
  return result;
}

double clanes_fused_multiply_add(double a, double b, double c) {
  double largest = 0x1.FFFFFFFFFFFFFp1023;
  bool finite = __builtin_fabs(a) <= largest && __builtin_fabs(b) <= largest && __builtin_fabs(c) <= largest;
  if (!finite || a == 0 || b == 0) {
    // An infinite c outlasts any finite product, even one that overflows as a double.
    bool finite_product = __builtin_fabs(a) <= largest && __builtin_fabs(b) <= largest;
    return finite_product && a != 0 && b != 0 ? c : a * b + c;
  }
  exact x = exact_of(a), y = exact_of(b), z = exact_of(c);
  exact product = {x.negative != y.negative, x.significand * y.significand, x.exponent + y.exponent};
  if (z.significand == 0) return rounded(product);

  // Both left-aligned below bit 126; the one with the smaller leading bit is then shifted down to the other. A sticky
  // last bit is enough: the wider operand has at most 106 bits, so 20 zeros stand below it.
  int up = 126 - width(product.significand);
  product.significand <<= up, product.exponent -= up;
  up = 126 - width(z.significand);
  z.significand <<= up, z.exponent -= up;
  exact large = product.exponent >= z.exponent ? product : z, small = product.exponent >= z.exponent ? z : product;
  small.significand = shifted_down(small.significand, large.exponent - small.exponent);

  exact sum = large;
  if (large.negative == small.negative) {
    sum.significand = large.significand + small.significand;
  } else if (large.significand >= small.significand) {
    sum.significand = large.significand - small.significand;
  } else {
    sum.significand = small.significand - large.significand;
    sum.negative = small.negative;
  }
  return sum.significand ? rounded(sum) : 0.0;
}
