// Quantile functions from tables of pieces, for vectors.
#ifndef CLANES_QUANTILE_H
#define CLANES_QUANTILE_H

#include "CLanes.h"
#include "Vector.h"

/// Eight numbers of a row, which need not be aligned as lanes are.
typedef double row_part __attribute__((ext_vector_type(8), may_alias, aligned(8)));

/// Eight rows of eight numbers, turned into eight columns.
LANES_INLINE void transpose(reals row[8]) {
  reals pairs[8], fours[8];
#pragma clang loop unroll(full)
  for (int i = 0; i < 8; i += 2) {
    pairs[i] = __builtin_shufflevector(row[i], row[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    pairs[i + 1] = __builtin_shufflevector(row[i], row[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
#pragma clang loop unroll(full)
  for (int k = 0; k < 4; k++) {
    int i = k / 2 * 4 + k % 2;
    fours[i] = __builtin_shufflevector(pairs[i], pairs[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    fours[i + 2] = __builtin_shufflevector(pairs[i], pairs[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 4; i++) {
    row[i] = __builtin_shufflevector(fours[i], fours[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    row[i + 4] = __builtin_shufflevector(fours[i], fours[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

/// The rows in which the elements of v lie.
LANES_INLINE void find_rows(const clanes_pieces *pieces, mask lower, reals v, const double *rows[WIDTH]) {
  mask cell = ((mask)bits(v) >> (int64_t)pieces->shift) - pieces->first_cell, last = (mask)(pieces->cell_count - 1);
  cell = cell < 0 ? (mask)0 : cell;
  cell = cell > last ? last : cell;
  cell += lower ? (mask)0 : (mask)pieces->cell_count;
  for (int i = 0; i < WIDTH; i++) {
    size_t piece = pieces->guide[cell[i]];
    while (v[i] >= pieces->ends[piece]) piece++;
    rows[i] = pieces->rows + 16 * piece;
  }
}

/// Operation by operation as GSLNumerics' QuantilePiece does it.
LANES_INLINE reals table_quantile_of(const clanes_pieces *pieces, reals u) {
  mask lower = u < 0.5;
  reals v = where(lower, u, 1 - u);
  const double *rows[WIDTH];
  find_rows(pieces, lower, v, rows);
  reals a[8], b[8];
  for (int i = 0; i < WIDTH; i++) a[i] = *(const row_part *)rows[i], b[i] = *(const row_part *)(rows[i] + 8);
  transpose(a), transpose(b);
  reals t = v - a[0], t2 = t * t, t4 = t2 * t2;
  reals near = (a[4] + a[5] * t) + (a[6] + a[7] * t) * t2, middle = (b[0] + b[1] * t) + (b[2] + b[3] * t) * t2;
  reals far = (b[4] + b[5] * t) + (b[6] + b[7] * t) * t2;
  reals offset = a[2] + t * (a[3] + t * (near + (middle + far * t4) * t4));
  offset = where(a[1] < offset, a[1], offset);
  return where(lower, pieces->lower_origin + offset, pieces->upper_origin - offset);
}

#endif
