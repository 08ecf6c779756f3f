// The quantile function of the standard normal distribution for a vector.
#ifndef CLANES_NORMAL_H
#define CLANES_NORMAL_H

#include "Elementary.h"

#define TAIL 0.0025                         // the smaller tail probability below which the tail's formula holds
#define CENTRE_ORIGIN 0x1.46dc5d6388659p-9  // TAIL (1 - TAIL)
#define TAIL_ORIGIN 0x1.bb16e9dc97a99p+1    // √(-2 ln TAIL)

/// The quantile over ½ - t, for TAIL ≤ t ≤ ½: a rational in t (1 - t). All coefficients are positive, so that nothing
/// cancels; relative error 3e-17.
LANES_INLINE reals centre_ratio(reals t) {
  static const double p[] = {
      0x1.691b191742289p+2,  0x1.eb2403a521100p+12, 0x1.1099ff3c92bd9p+22, 0x1.40f2535fa5622p+30,
      0x1.b5d09fb8ca663p+37, 0x1.6519e1a1589cfp+44, 0x1.5ddbba29d5328p+50, 0x1.96e4dc074ecd3p+55,
      0x1.123eda52fa77dp+60, 0x1.9d3a162a3b139p+63, 0x1.49ff85e444fc0p+66, 0x1.017d8acfff1e2p+68,
      0x1.5633198446b6cp+68, 0x1.266d4692b0b70p+67, 0x1.22a82cc2fb356p+63,
  };
  static const double q[] = {
      1.0,                   0x1.6736e3091f06ap+10, 0x1.9d6eefbeee7d4p+19, 0x1.fbbf04ed34f33p+27,
      0x1.6bf0a81e83858p+35, 0x1.3ac6e62e72c05p+42, 0x1.4aa16d62e801ap+48, 0x1.a1d8b461cf83fp+53,
      0x1.3739c65b73a43p+58, 0x1.08d7769b9041dp+62, 0x1.ec4db2ea92446p+64, 0x1.d3571f3238c3bp+66,
      0x1.96c2a19d3a5f4p+67, 0x1.0a6bfa074e7e5p+67, 0x1.49f2832adb7bbp+64,
  };
  reals r = fused(-t, t, t) - CENTRE_ORIGIN;
  return polynomial(p, 14, r) / polynomial(q, 14, r);
}

/// The quantile's size for 0 < t ≤ TAIL: √(-2 ln t) times a rational in it; relative error 4e-17 down to 1e-323.
LANES_INLINE reals tail_size(reals t) {
  static const double p[] = {
      0x1.9f2e005bf8019p-1, 0x1.0a0ab42b12d4ep+0,  0x1.11494d170fe66p-1,  0x1.27c4d740de97ep-3,  0x1.70d6a1409ace8p-6,
      0x1.0dbcc55cb2d4ep-9, 0x1.bfe0856fd4ff3p-14, 0x1.83ccbe9b02b78p-19, 0x1.29c5aa953d2dfp-25, 0x1.1b21e16bb2a20p-33,
  };
  static const double q[] = {
      1.0,                  0x1.2c574462589e8p+0,  0x1.244a104edde7cp-1,  0x1.32417b3c54eabp-3,  0x1.76d70e4f21101p-6,
      0x1.0f6e1346f94f5p-9, 0x1.c0b33cbfd38cbp-14, 0x1.83ed4437326d2p-19, 0x1.29c63ecbcaecep-25, 0x1.1b21c1fd6f265p-33,
  };
  reals x = square_root(-2 * ln_of(t)), r = x - TAIL_ORIGIN;
  return x * (polynomial(p, 9, r) / polynomial(q, 9, r));
}

/// Error at most 4.9 ulps. Both formulas take the smaller of u and 1 - u, so that the function is antisymmetric.
LANES_INLINE reals normal_quantile_of(reals u) {
  mask lower = u < 0.5;
  reals t = where(lower, u, 1 - u), size = (0.5 - t) * centre_ratio(t);
  mask tail = ~(t >= TAIL);
  if (any(tail)) {
    // Outside the tail, and outside (0, 1), any number will do.
    size = where(tail, tail_size(where(tail & (t > 0), t, TAIL)), size);
    size = where(t > 0, size, INFINITE);
    size = where(u == u, size, u);
  }
  return where(lower, -size, size);
}

#endif
