// The vector of eight doubles that every kernel is written in, and its fused multiply-add. A file that includes this
// one says by CLANES_HAS_FMA whether the instruction set has a fused multiply-add; where it has none, it is emulated.
#ifndef CLANES_VECTOR_H
#define CLANES_VECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma STDC FP_CONTRACT OFF

// Every function that takes a vector is inlined, so that no call depends on how a vector would be passed.
#pragma clang diagnostic ignored "-Wpsabi"

enum { WIDTH = 8 };

typedef double reals __attribute__((ext_vector_type(8), may_alias));
typedef uint64_t words __attribute__((ext_vector_type(8), may_alias));
typedef int64_t mask __attribute__((ext_vector_type(8)));  // all bits of an element set, or none

#define LANES_INLINE static inline __attribute__((always_inline, unused))

LANES_INLINE reals load(const double *x) { return *(const reals *)x; }
LANES_INLINE void store(double *out, reals value) { *(reals *)out = value; }
LANES_INLINE reals splat(double value) { return (reals)value; }
LANES_INLINE words bits(reals x) { return (words)x; }
LANES_INLINE reals number(words x) { return (reals)x; }

LANES_INLINE reals where(mask m, reals yes, reals no) { return m ? yes : no; }
LANES_INLINE bool any(mask m) { return __builtin_reduce_or(m) != 0; }
LANES_INLINE reals magnitude(reals x) { return number(bits(x) & 0x7FFFFFFFFFFFFFFF); }
LANES_INLINE reals with_sign_of(reals magnitude, reals sign) {
  return number(bits(magnitude) | (bits(sign) & 0x8000000000000000));
}
LANES_INLINE reals square_root(reals x) { return __builtin_elementwise_sqrt(x); }

#if CLANES_HAS_FMA

/// a b + c, rounded once, for operands of a kernel's own choosing.
LANES_INLINE reals fused(reals a, reals b, reals c) { return __builtin_elementwise_fma(a, b, c); }

/// a b + c, rounded once, for any operands.
LANES_INLINE reals fused_any(reals a, reals b, reals c) { return fused(a, b, c); }

#else

#include "FusedMultiplyAdd.h"

/// The part of x above its lower 27 bits, to the nearest, so that products of parts are exact.
LANES_INLINE reals upper_part(reals x) { return number((bits(x) + 0x4000000) & 0xFFFFFFFFF8000000); }

/// a b + c, rounded once: S. Boldo, G. Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using
/// rounding to odd", IEEE Transactions on Computers 57 (2008).
///
/// Exact where |a|, |b|, |c| and |a b| are at most 2^1020 and either |a b| ≥ 2^-960, or a b = 0 exactly, or
/// |c| ≥ 2^-900 (what a b loses in underflow is then below a quarter of c's last bit). A zero result may have the other
/// sign. Kernels call it only there, or where the result is not used.
LANES_INLINE reals fused(reals a, reals b, reals c) {
  reals product = a * b, a1 = upper_part(a), b1 = upper_part(b), a2 = a - a1, b2 = b - b1;
  reals product_rest = ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2;

  reals low = c + product_rest, t = low - c, low_rest = (c - (low - t)) + (product_rest - t);
  reals high = product + low, s = high - product, high_rest = (product - (high - s)) + (low - s);

  // The sum of both rests, rounded to odd: moved to the odd neighbour where it is inexact and even.
  reals sum = low_rest + high_rest, d = sum - low_rest, error = (low_rest - (sum - d)) + (high_rest - d);
  words outward = ((bits(error) ^ bits(sum)) >> 63 << 1) - 1;  // -1: away from zero, +1: towards it
  words move = (words)(error != 0) & -(~bits(sum) & 1) & outward;
  return high + number(bits(sum) - move);
}

/// a b + c, rounded once, for any operands: element by element where a vector leaves the domain of `fused`.
LANES_INLINE reals fused_any(reals a, reals b, reals c) {
  reals product = a * b, largest = splat(0x1p1020);
  mask zero = (a == 0) | (b == 0);
  mask bounded = (magnitude(a) <= largest) & (magnitude(b) <= largest) & (magnitude(c) <= largest) &
                 (magnitude(product) <= largest);
  mask inside = bounded & ((magnitude(product) >= 0x1p-960) | (magnitude(c) >= 0x1p-900) | zero);
  if (any(~inside)) {
    reals result = c;
    for (int i = 0; i < WIDTH; i++) result[i] = clanes_fused_multiply_add(a[i], b[i], c[i]);
    return result;
  }
  return where(zero, product + c, fused(a, b, c));
}

#endif

/// 2^k for whole -1022 ≤ k ≤ 1023.
LANES_INLINE reals power_of_two(reals k) { return number((bits(k + 0x1.8p52) << 52) + 0x3FF0000000000000); }

/// The largest whole number not above x.
LANES_INLINE reals floor_of(reals x) {
  reals shift = with_sign_of(splat(0x1p52), x), nearest = (x + shift) - shift;
  reals below = where(nearest > x, nearest - 1, nearest);
  return where(magnitude(x) < 0x1p52, with_sign_of(magnitude(below), x), x);
}

/// The nearest whole number, halves away from zero.
LANES_INLINE reals round_of(reals x) {
  reals size = magnitude(x), below = floor_of(size);
  return with_sign_of(where(size - below >= 0.5, below + 1, below), x);
}

#endif
