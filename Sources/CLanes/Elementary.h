// exp, ln and powers of a vector. The polynomials are minimax fits of our own in 60 digits.
#ifndef CLANES_ELEMENTARY_H
#define CLANES_ELEMENTARY_H

#include "Vector.h"

#define LN2_HIGH 0x1.62e42feep-1       // 32 bits, so that a multiple by an exponent is exact
#define LN2_LOW 0x1.a39ef35793c76p-33  // ln 2 - LN2_HIGH
#define LOG2_E 0x1.71547652b82fep+0
#define SQRT_HALF_BITS 0x3FE6A09E667F3BCD
#define SMALLEST_NORMAL 0x1p-1022
#define INFINITE __builtin_inf()
#define NOT_A_NUMBER __builtin_nan("")

/// c[0] + c[1] x + … + c[degree] x^degree, as the sum of an even and an odd part, which do not wait for one another.
LANES_INLINE reals polynomial(const double *c, int degree, reals x) {
  int last_even = degree & ~1, last_odd = (degree - 1) | 1;
  reals square = x * x, even = splat(c[last_even]), odd = splat(c[last_odd]);
#pragma clang loop unroll(full)
  for (int i = last_even - 2; i >= 0; i -= 2) {
    even = fused(even, square, splat(c[i]));
    if (i + 1 < last_odd) odd = fused(odd, square, splat(c[i + 1]));
  }
  return fused(odd, x, even);
}

/// (e^r - 1 - r) / r² for |r| ≤ ln 2 / 2; it makes a relative error of 2^-57 in e^r.
LANES_INLINE reals exp_rest(reals r) {
  static const double c[] = {
      0.5, 0x1.5555555555501p-3, 0x1.55555555531f9p-5, 0x1.1111111128902p-7, 0x1.6c16c17cc7ba8p-10,
      0x1.a01a011c00f99p-13, 0x1.a019ab1e921f0p-16, 0x1.71df55719a23ep-19, 0x1.289f99d3b467ep-22,
      0x1.ad1ff80a6676fp-26,
  };
  return polynomial(c, 9, r);
}

/// e^r, where x = k ln 2 + r with k whole and |r| ≤ ln 2 / 2; `shifted` is k + 1.5 · 2^52, with k in its low bits.
LANES_INLINE reals exp_reduced(reals x, reals *shifted) {
  *shifted = fused(x, splat(LOG2_E), splat(0x1.8p52));
  reals k = *shifted - 0x1.8p52, r = fused(-k, splat(LN2_LOW), fused(-k, splat(LN2_HIGH), x));
  return 1 + fused(r * r, exp_rest(r), r);
}

/// Error at most 1.02 ulps.
LANES_INLINE reals exp_of(reals x) {
  reals shifted, near_one = exp_reduced(x, &shifted);
  reals result = number(bits(near_one) + (bits(shifted) << 52));  // adds k to the exponent
  if (any(~(magnitude(x) < 707))) {
    near_one = exp_reduced(where(x > 710, 710, where(x > -746, x, -746)), &shifted);
    reals k = shifted - 0x1.8p52, half = floor_of(k * 0.5);
    result = near_one * power_of_two(half) * power_of_two(k - half);  // only the last product can round
    result = where(x == x, result, x);
  }
  return result;
}

/// x = 2^exponent · m with √½ ≤ m < √2, for normal positive x.
LANES_INLINE reals split(reals x, reals *exponent) {
  words shifted = bits(x) + (0x3FF0000000000000 - SQRT_HALF_BITS);
  *exponent = number((shifted >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
  return number((shifted & 0xFFFFFFFFFFFFF) + SQRT_HALF_BITS);
}

/// ln of normal positive x, with `offset` added to its binary exponent. With s = f / (2 + f), f = m - 1:
/// ln m = f - (f²/2 - s (f²/2 + R(s²))), as in FDLIBM, where only f needs to be exact.
LANES_INLINE reals ln_of_normal(reals x, reals offset) {
  static const double c[] = {
      0x1.5555555555592p-1, 0x1.999999997fccap-2, 0x1.2492494200007p-2, 0x1.c71c51fc48c83p-3,
      0x1.746641c209101p-3, 0x1.39a16d7c57b84p-3, 0x1.2f088e9baafacp-3,
  };
  reals exponent, m = split(x, &exponent);
  exponent += offset;
  reals f = m - 1, s = f / (f + 2), z = s * s, half_square = 0.5 * f * f;
  reals rest = fused(s, half_square + z * polynomial(c, 6, z), exponent * LN2_LOW);
  return fused(exponent, splat(LN2_HIGH), f - (half_square - rest));
}

/// Error at most 0.82 ulps.
LANES_INLINE reals ln_of(reals x) {
  reals result = ln_of_normal(x, splat(0));
  if (any(~((x >= SMALLEST_NORMAL) & (x < INFINITE)))) {
    mask small = x < SMALLEST_NORMAL;
    reals scaled = where(small, x * 0x1p54, x);
    scaled = where((scaled >= SMALLEST_NORMAL) & (scaled < INFINITE), scaled, 1);
    result = ln_of_normal(scaled, where(small, -54, 0));
    result = where(x < INFINITE, result, x);
    result = where(x > 0, result, where(x == 0, -INFINITE, where(x < 0, NOT_A_NUMBER, x)));
  }
  return result;
}

/// An unevaluated sum of two doubles.
typedef struct {
  reals high, low;
} pair;

/// a + b without an error, for |a| ≥ |b| or a = 0.
LANES_INLINE pair sum_of(reals a, reals b) {
  reals high = a + b;
  return (pair){high, b - (high - a)};
}

LANES_INLINE pair product_of(pair a, pair b) {
  reals high = a.high * b.high;
  return (pair){high, fused(a.high, b.high, -high) + fused(a.high, b.low, a.low * b.high)};
}

/// ln of normal positive x to about 2^-64: ln m = 2 s + s³ (2/3 + s² P(s²)), s = (m - 1) / (m + 1).
LANES_INLINE pair ln_pair(reals x, reals offset) {
  static const double c[] = {
      0x1.9999999999996p-2, 0x1.2492492493040p-2, 0x1.c71c71c57f2d5p-3, 0x1.745d1832df2dcp-3,
      0x1.3b1362929b241p-3, 0x1.1120babb02c83p-3, 0x1.de32a8ebc4c4ep-4, 0x1.eb176f4a70858p-4,
  };
  reals exponent, m = split(x, &exponent);
  exponent += offset;
  reals f = m - 1, d = m + 1, d_low = m - (d - 1);
  reals s_high = f / d, s_low = (fused(-s_high, d, f) - s_high * d_low) / d;
  pair s = {s_high, s_low}, z = product_of(s, s);
  pair p = sum_of(splat(0x1.5555555555555p-1), z.high * polynomial(c, 7, z.high));
  p.low += 0x1.5555555555555p-55;
  pair cube = product_of(s, product_of(z, p));
  pair m_part = sum_of(2 * s.high, cube.high);
  m_part.low += fused(splat(2), s.low, cube.low);
  pair result = sum_of(exponent * LN2_HIGH, m_part.high);
  return sum_of(result.high, result.low + fused(exponent, splat(LN2_LOW), m_part.low));
}

/// e^(x.high + x.low) for |x.high| ≤ 750 and x.low small beside it.
LANES_INLINE reals exp_of_pair(pair x) {
  reals k = fused(x.high, splat(LOG2_E), splat(0x1.8p52)) - 0x1.8p52;
  reals r_high = fused(-k, splat(LN2_HIGH), x.high), r = fused(-k, splat(LN2_LOW), r_high);
  reals low = fused(-k, splat(LN2_LOW), r_high - r) + x.low;
  pair near_one = sum_of(splat(1), r);
  reals rest = r * r * exp_rest(r), factor = near_one.high + rest;
  reals result = near_one.high + (near_one.low + fused(low, factor, rest));
  reals half = floor_of(k * 0.5);
  return result * power_of_two(half) * power_of_two(k - half);
}

/// x^y. As C's pow, save that a NaN operand always gives NaN. Error at most 0.9 ulps.
LANES_INLINE reals power_of(reals x, reals y) {
  reals size = magnitude(x);
  mask small = size < SMALLEST_NORMAL;
  reals base = where(small, size * 0x1p54, size);
  base = where((base >= SMALLEST_NORMAL) & (base < INFINITE), base, 1);
  // Beyond 2^65 every power but 1's is infinite or 0, and every exponent is even.
  reals exponent = where(y > 0x1p65, 0x1p65, where(y > -0x1p65, y, -0x1p65));

  pair ln = ln_pair(base, where(small, -54, 0));
  reals high = exponent * ln.high;
  pair product = {high, fused(exponent, ln.high, -high) + exponent * ln.low};
  mask beyond = magnitude(high) > 750;
  product.high = where(beyond, with_sign_of(750, high), high);
  product.low = where(beyond, 0, product.low);
  reals result = exp_of_pair(product);

  mask special = ~((x > 0) & (x < INFINITE) & (y == y));
  if (any(special)) {
    mask whole = floor_of(exponent) == exponent, odd = whole & (floor_of(exponent * 0.5) != exponent * 0.5);
    result = where(size == 0, where(y > 0, 0, INFINITE), result);
    result = where(size == INFINITE, where(y > 0, INFINITE, 0), result);
    result = where(odd, with_sign_of(result, x), result);
    result = where((x < 0) & (size < INFINITE) & ~whole, NOT_A_NUMBER, result);
    result = where(y == 0, 1, result);
    result = where((x != x) | (y != y), x + y, result);
  }
  return result;
}

#endif
