// CLanes: the vector kernels for one block of paths.
//
// A *lane* is an array of `count` doubles, one a path, aligned to 64 bytes; `count` is a multiple of 64. No kernel
// calls libm, contracts a multiply and an add unless it is written as a fused one, or depends on the CPU: every variant
// of a table gives the same bits, save the sign and payload of a NaN. An output lane may be one of the inputs unless a
// kernel says otherwise.
//
// The instruction sets are those of x86-64-v4 ("avx512"), of x86-64-v3 ("avx2") and of every CPU of the architecture
// ("baseline": SSE2 or NEON). SSE2 has no fused multiply-add; it is emulated there, exactly but slowly: a normal takes
// some eighty nanoseconds instead of one or two.
//
// Errors are in units of the last place: the largest found against 34-digit arithmetic, on a hundred thousand arguments
// and more in each range.
#ifndef CLANES_H
#define CLANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a kernel for one operand does to each element.
typedef enum {
  CLANES_NEGATE,  // -x
  CLANES_ABS,
  CLANES_SQRT,
  CLANES_FLOOR,
  CLANES_ROUND,  // to the nearest whole number, halves away from zero
  CLANES_EXP,    // error at most 1.02; subnormal results too
  CLANES_LN,     // error at most 0.82; -infinity at 0, NaN below
  CLANES_NOT,    // 1 where x is 0, else 0; NaN stays NaN
  /// Of u in (0, 1): error at most 4.9, in the tails too; antisymmetric to the bit where 1 - u is exact. -infinity for
  /// u ≤ 0, infinity for u ≥ 1.
  CLANES_NORMAL_QUANTILE,
  CLANES_UNARY_COUNT
} clanes_unary;

/// What a kernel for two operands does; comparisons give 1 or 0, and NaN where an operand is NaN.
typedef enum {
  CLANES_ADD,
  CLANES_SUBTRACT,
  CLANES_MULTIPLY,
  CLANES_DIVIDE,
  CLANES_MINIMUM,  // NaN where an operand is NaN
  CLANES_MAXIMUM,
  CLANES_LESS,
  CLANES_LESS_OR_EQUAL,
  CLANES_EQUAL,
  CLANES_NOT_EQUAL,
  CLANES_AND,  // 1 where both are non-zero
  CLANES_OR,
  /// exp(y ln x) for x > 0, error at most 0.9; whole y also for x < 0; else NaN. Zeros, infinities and signs as C's
  /// pow, 0^0 = 1 among them, but a NaN operand always gives NaN.
  CLANES_POWER,
  CLANES_BINARY_COUNT
} clanes_binary;

/// An operand of a binary kernel: a lane, or, where `lane` is NULL, one number for all paths.
typedef struct {
  const double *lane;
  double scalar;
} clanes_operand;

/// One coefficient and lane of an affine combination.
typedef struct {
  double coefficient;
  const double *lane;
} clanes_term;

/// A tabulated quantile function: GSLNumerics' QuantileTable, which has what the numbers mean. On either side of ½ it is a
/// function of v, the smaller of u and 1 - u, in pieces.
typedef struct {
  /// Sixteen numbers a piece: where it begins, its last offset, and c[0], …, c[13].
  const double *rows;
  /// Where each piece ends; infinite for the last one on either side.
  const double *ends;
  /// The first piece of each cell: the lower side's cells, then the upper side's.
  const uint32_t *guide;
  /// v's cell is its bits without the last `shift`, less `first_cell`, and at least 0, at most `cell_count` - 1.
  uint32_t shift;
  int64_t first_cell, cell_count;
  double lower_origin, upper_origin;
} clanes_pieces;

/// The kernels for one instruction set.
typedef struct {
  const char *name;  // "avx512", "avx2", "baseline"

  /// Uniforms in (0, 1): (w + 1/2) / 2^52 with w the upper 52 bits of a 64-bit half of Philox4x32-10's output. Paths
  /// first_path … first_path + count - 1, first_path even. The key is the seed; the counter holds path / 2 (its low 40
  /// bits), `period` (24 bits) and `stream` (64 bits); path & 1 picks the half. In words of 32 bits:
  ///
  ///   key      low seed, high seed
  ///   counter  bits 0…31 of path / 2; bits 32…39 of path / 2, and above them the period; low stream; high stream
  ///   output   words 0 (upper) and 1 (lower) are an even path's half, words 2 (upper) and 3 (lower) an odd one's
  void (*uniform)(uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path, double *out, size_t count);

  /// Uniforms in antithetic pairs: an even path's is `uniform`'s, and the odd path after it has 1 - u, exactly.
  void (*antithetic)(uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path, double *out, size_t count);

  /// Uniforms of a Latin hypercube: each run of 2^bits paths from a multiple of 2^bits on has one in each of 2^bits
  /// equal strata, in the order of a permutation of the run's own; `uniform`'s upper 52 - bits bits place it within its
  /// stratum. bits is from 6 to 40. See Strata.h.
  void (*stratified)(uint64_t seed, uint64_t stream, uint32_t period, unsigned bits, uint64_t first_path, double *out,
                     size_t count);

  /// 64 points of a digital net: (w + 1/2) / 2^52 with w = points[i] ^ shift, both below 2^52. `points` need not be
  /// aligned.
  void (*net)(const uint64_t *points, uint64_t shift, double *out);

  /// Standard normals: the quantile of `uniform`'s.
  void (*normal)(uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path, double *out, size_t count);

  /// out = constant + Σ coefficient · lane, by fused multiply-adds from the first term to the last.
  void (*affine)(double constant, const clanes_term *terms, size_t term_count, double *out, size_t count);

  void (*unary[CLANES_UNARY_COUNT])(const double *x, double *out, size_t count);

  void (*binary[CLANES_BINARY_COUNT])(clanes_operand x, clanes_operand y, double *out, size_t count);

  /// out = condition != 0 ? x : y; NaN where the condition is NaN.
  void (*select)(const double *condition, clanes_operand x, clanes_operand y, double *out, size_t count);

  /// out = value in every element.
  void (*fill)(double value, double *out, size_t count);

  /// Quantiles at u from a table. With t the distance of v from where its piece begins, the smaller of Σ c[k] t^k and the
  /// piece's last offset is added to the lower origin, or subtracted from the upper one. The sum's error is at most 5, of
  /// the larger of the sum and c[0]; it needs no fused multiply-add. NaN where a piece's coefficients are, or u is not in
  /// (0, 1); false where there is any. `out` must not be `u`.
  bool (*table_quantile)(const clanes_pieces *pieces, const double *u, double *out, size_t count);
} clanes_table;

/// The table for the best instruction set of this CPU.
const clanes_table *clanes_best(void);

/// The table of that name, or NULL where this CPU lacks its instructions.
const clanes_table *clanes_named(const char *name);

/// Philox4x32-10 of one counter: the reference for tests and for single draws.
void clanes_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// One element of a kernel's result, for plan constants: the same bits as the lanes give.
double clanes_scalar_unary(clanes_unary operation, double x);
double clanes_scalar_binary(clanes_binary operation, double x, double y);
/// The words that belong to a run of paths rather than to one path: the keys of `stratified`'s permutation, or the shift
/// of a net. They come from the counters of pairs 2^39 + 2 run and 2^39 + 2 run + 1, which no path has.
void clanes_run_words(uint64_t seed, uint64_t stream, uint32_t period, uint64_t run, uint32_t words[8]);

double clanes_scalar_uniform(uint64_t seed, uint64_t stream, uint32_t period, uint64_t path);

#endif
