// Runs every kernel of a table over a spread of arguments and prints a digest of its results: for comparing the kernels
// of two machines, bit by bit. Scripts/test-arm64 does so.
//
// Usage: kernel_digests TABLE. Prints a line for each kernel, its name and 64 bits in hexadecimal. Status 69 where this
// CPU lacks the table's instructions.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CLanes.h"

// The arguments must be the same everywhere, too.
#pragma STDC FP_CONTRACT OFF

enum { COUNT = 8192, STEP = 64, MOST_TERMS = 9, UNAVAILABLE = 69 };

typedef struct {
  _Alignas(64) double at[COUNT];
} lane;

static const clanes_table *kernels;
static lane out;

// A table is a name and kernels, nine of which are in no list: whoever adds one comes by here.
_Static_assert(sizeof(clanes_table) == sizeof(void *) * (1 + 9 + CLANES_UNARY_COUNT + CLANES_BINARY_COUNT),
               "every kernel of a table needs a digest");

// MARK: Digests

static uint64_t digest;

/// A NaN's sign and payload are no part of what kernels promise.
static void take(const double *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint64_t bits = 0x7FF8000000000000;
    if (values[i] == values[i]) memcpy(&bits, &values[i], sizeof bits);
    digest = (digest ^ bits) * 0x9E3779B97F4A7C15;
    digest ^= digest >> 32;
  }
}

static void show(const char *name) {
  if (!name) {
    fputs("a kernel has no name here\n", stderr);
    exit(70);
  }
  printf("%s %016llx\n", name, (unsigned long long)digest);
  digest = 0;
}

// MARK: Arguments

/// Where something changes: zeros, infinities, NaN, subnormals, halves, ends of domains; as many as kernels take.
static const double edges[STEP] = {
    0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3, 1000, -1000, 1e15, -1e15, 0.25, 0.75,
    // Not finite, or nearly; subnormal, or nearly.
    INFINITY, -INFINITY, NAN, -NAN, 0x1.fffffffffffffp1023, -0x1.fffffffffffffp1023, 1e300, -1e300, 0x1p-1074,
    -0x1p-1074, 1e-323, 1e-310, -1e-310, 0x0.fffffffffffffp-1022, 0x1p-1022, -0x1p-1022, 1e-300,
    // Neighbours of 1, ½, √½ and √2.
    0x1.0000000000001p0, 0x1.fffffffffffffp-1, 0x1.0000000000001p-1, 0x1.fffffffffffffp-2, 0x1.6a09e667f3bcdp-1,
    0x1.6a09e667f3bccp-1, 0x1.6a09e667f3bcdp0,
    // Where a kernel changes its formula, or its result stops to be finite, normal or other than 0.
    0x1p-53, 1 - 0x1p-53, 0.0025, 0.9975, 0.00249, 707, 709.78, 709.79, -708.4, -745.1, -745.2, 0x1p52, -0x1.8p52,
    0x1.fffffffffffffp51, 0x1p53, 0x1p65, -0x1p66, 0x1p-960, 0x1p-900, 0x1p1020,
};

/// G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
static uint64_t random_bits(uint64_t *state) {
  uint64_t z = *state += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

static double between(double lower, double upper, uint64_t *state) {
  return lower + (upper - lower) * ((double)(random_bits(state) >> 11) * 0x1p-53);
}

static void fill_between(lane *x, double lower, double upper, uint64_t seed) {
  for (size_t i = 0; i < COUNT; i++) x->at[i] = between(lower, upper, &seed);
}

/// Some of everything: edges, any bit patterns, small whole numbers and halves, ordinary sizes.
static void fill_any(lane *x, uint64_t seed) {
  for (size_t i = 0; i < COUNT; i++) {
    uint64_t choice = random_bits(&seed) % 8, bits = random_bits(&seed);
    if (choice < 2) {
      x->at[i] = edges[bits % STEP];
    } else if (choice < 4) {
      memcpy(&x->at[i], &bits, sizeof bits);
    } else {
      x->at[i] = choice == 4 ? ((double)(bits % 41) - 20) / 2 : between(-10, 10, &seed);
    }
  }
}

static void fill_edges(lane *x) {
  for (size_t i = 0; i < COUNT; i++) x->at[i] = edges[i % STEP];
}

// MARK: Kernels

static const char *const unary_names[CLANES_UNARY_COUNT] = {
    [CLANES_NEGATE] = "negate", [CLANES_ABS] = "abs",     [CLANES_SQRT] = "sqrt",
    [CLANES_FLOOR] = "floor",   [CLANES_ROUND] = "round", [CLANES_EXP] = "exp",
    [CLANES_LN] = "ln",         [CLANES_NOT] = "not",     [CLANES_NORMAL_QUANTILE] = "normal_quantile",
};

static const char *const binary_names[CLANES_BINARY_COUNT] = {
    [CLANES_ADD] = "add",         [CLANES_SUBTRACT] = "subtract", [CLANES_MULTIPLY] = "multiply",
    [CLANES_DIVIDE] = "divide",   [CLANES_MINIMUM] = "minimum",   [CLANES_MAXIMUM] = "maximum",
    [CLANES_LESS] = "less",       [CLANES_EQUAL] = "equal",       [CLANES_LESS_OR_EQUAL] = "less_or_equal",
    [CLANES_AND] = "and",         [CLANES_OR] = "or",             [CLANES_NOT_EQUAL] = "not_equal",
    [CLANES_POWER] = "power",
};

static void unary(clanes_unary operation) {
  static const double ranges[][2] = {{-1, 1}, {-750, 750}, {0, 1}, {0, 0.01}, {0.9, 1.1}, {0, 1e-307}, {-1e16, 1e16}};
  static lane x;
  fill_any(&x, 1);
  kernels->unary[operation](x.at, out.at, COUNT);
  take(out.at, COUNT);
  for (size_t k = 0; k < sizeof ranges / sizeof *ranges; k++) {
    fill_between(&x, ranges[k][0], ranges[k][1], 2);
    kernels->unary[operation](x.at, out.at, COUNT);
    take(out.at, COUNT);
  }
  for (size_t i = 0; i < STEP; i++) {
    double one = clanes_scalar_unary(operation, edges[i]);
    take(&one, 1);
  }
  show(unary_names[operation]);
}

static void binary_of(clanes_binary operation, clanes_operand x, clanes_operand y, size_t count) {
  kernels->binary[operation](x, y, out.at, count);
  take(out.at, count);
}

static void binary(clanes_binary operation) {
  static lane any, other, base, exponent, ends;
  fill_any(&any, 3), fill_any(&other, 4), fill_edges(&ends);
  fill_between(&base, 0.5, 2, 5), fill_between(&exponent, -1000, 1000, 6);
  binary_of(operation, (clanes_operand){any.at, 0}, (clanes_operand){other.at, 0}, COUNT);
  binary_of(operation, (clanes_operand){base.at, 0}, (clanes_operand){exponent.at, 0}, COUNT);
  binary_of(operation, (clanes_operand){base.at, 0}, (clanes_operand){other.at, 0}, COUNT);
  for (size_t i = 0; i < STEP; i++) {
    binary_of(operation, (clanes_operand){ends.at, 0}, (clanes_operand){NULL, edges[i]}, STEP);
    binary_of(operation, (clanes_operand){NULL, edges[i]}, (clanes_operand){ends.at, 0}, STEP);
    double one = clanes_scalar_binary(operation, edges[i], edges[STEP - 1 - i]);
    take(&one, 1);
  }
  show(binary_names[operation]);
}

static void select_and_fill(void) {
  static lane condition, x, y;
  fill_any(&condition, 7), fill_any(&x, 8), fill_any(&y, 9);
  kernels->select(condition.at, (clanes_operand){x.at, 0}, (clanes_operand){y.at, 0}, out.at, COUNT);
  take(out.at, COUNT);
  kernels->select(condition.at, (clanes_operand){NULL, 2}, (clanes_operand){y.at, 0}, out.at, COUNT);
  take(out.at, COUNT);
  kernels->select(condition.at, (clanes_operand){x.at, 0}, (clanes_operand){NULL, -0.0}, out.at, COUNT);
  take(out.at, COUNT);
  show("select");
  for (size_t i = 0; i < STEP; i++) {
    kernels->fill(edges[i], out.at, STEP);
    take(out.at, STEP);
  }
  show("fill");
}

static void affine(void) {
  static lane any[MOST_TERMS], ordinary[MOST_TERMS];
  uint64_t state = 10;
  for (uint64_t t = 0; t < MOST_TERMS; t++) fill_any(&any[t], 20 + t), fill_between(&ordinary[t], -3, 3, 40 + t);
  for (size_t count = 0; count <= MOST_TERMS; count++) {
    clanes_term with_any[MOST_TERMS], with_ordinary[MOST_TERMS];
    for (size_t t = 0; t < count; t++) {
      with_any[t] = (clanes_term){edges[random_bits(&state) % STEP], any[t].at};
      with_ordinary[t] = (clanes_term){between(-2, 2, &state), ordinary[t].at};
    }
    kernels->affine(0.1, with_any, count, out.at, COUNT);
    take(out.at, COUNT);
    kernels->affine(-1.7, with_ordinary, count, out.at, COUNT);
    take(out.at, COUNT);
  }
  // One term, any coefficient and constant: a fused multiply-add of everything with everything.
  for (size_t i = 0; i < STEP; i++) {
    kernels->affine(edges[i], &(clanes_term){edges[(7 * i + 3) % STEP], any[0].at}, 1, out.at, COUNT);
    take(out.at, COUNT);
  }
  show("affine");
}

/// A table of no law in particular: a piece for each octave on either side, the outermost without coefficients.
static void table_quantile(void) {
  enum { OUTERMOST = 16, PIECES = OUTERMOST + 1, CELLS_BITS = 3, CELLS = ((OUTERMOST - 1) << CELLS_BITS) + 2 };
  static double rows[2 * PIECES][16], ends[2 * PIECES];
  static uint32_t guide[2 * CELLS];
  static lane u;
  uint64_t state = 70;
  for (size_t i = 0; i < 2 * PIECES; i++) {
    size_t piece = i % PIECES;
    ends[i] = piece + 1 < PIECES ? ldexp(1, (int)piece - OUTERMOST) : INFINITY;
    rows[i][0] = piece ? ldexp(1, (int)piece - 1 - OUTERMOST) : 0;
    rows[i][1] = between(0.5, 3, &state);
    for (size_t k = 2; k < 16; k++) rows[i][k] = piece ? between(-3, 3, &state) : NAN;
  }
  for (size_t i = 0; i < 2 * CELLS; i++) {
    size_t cell = i % CELLS, piece = cell ? ((cell - 1) >> CELLS_BITS) + 1 : 0;
    guide[i] = (uint32_t)(piece + (i < CELLS ? 0 : PIECES));
  }
  clanes_pieces pieces = {.rows = rows[0],
                          .ends = ends,
                          .guide = guide,
                          .shift = 52 - CELLS_BITS,
                          .first_cell = ((1023 - OUTERMOST) << CELLS_BITS) - 1,
                          .cell_count = CELLS,
                          .lower_origin = -1.25,
                          .upper_origin = 7.5};
  kernels->uniform(1, 2, 3, 0, u.at, COUNT);
  kernels->table_quantile(&pieces, u.at, out.at, COUNT);
  take(out.at, COUNT);
  for (size_t i = 0; i < COUNT; i++) u.at[i] = ldexp(between(0.5, 1, &state), -(int)(i % 60));
  kernels->table_quantile(&pieces, u.at, out.at, COUNT);
  take(out.at, COUNT);
  fill_any(&u, 71);
  kernels->table_quantile(&pieces, u.at, out.at, COUNT);
  take(out.at, COUNT);
  show("table_quantile");
}

/// Which random numbers.
typedef struct {
  uint64_t seed, stream;
  uint32_t period;
  uint64_t first_path;
} draw;

static void antithetic(draw d) {
  kernels->antithetic(d.seed, d.stream, d.period, d.first_path, out.at, COUNT);
}

static void uniform(draw d) {
  kernels->uniform(d.seed, d.stream, d.period, d.first_path, out.at, COUNT);
  double one = clanes_scalar_uniform(d.seed, d.stream, d.period, d.first_path);
  take(&one, 1);
}

static void normal(draw d) {
  kernels->normal(d.seed, d.stream, d.period, d.first_path, out.at, COUNT);
}

static void stratified(draw d) {
  for (unsigned bits = 6; bits < 40; bits++) {
    kernels->stratified(d.seed, d.stream, d.period, bits, d.first_path, out.at, STEP * 4);
    take(out.at, STEP * 4);
  }
  kernels->stratified(d.seed, d.stream, d.period, 40, d.first_path, out.at, COUNT);
}

/// Points of no net in particular, from an address that is not aligned; the shift as a run of paths gets it.
static void net(draw d) {
  static uint64_t points[STEP + 1];
  uint64_t state = d.stream;
  for (size_t i = 0; i <= STEP; i++) points[i] = random_bits(&state) >> 12;
  for (uint64_t run = 0; run < COUNT / STEP; run++) {
    uint32_t words[8];
    clanes_run_words(d.seed, d.stream, d.period, d.first_path / STEP + run, words);
    uint64_t shift = ((uint64_t)words[6] << 32 | words[7]) >> 12;
    kernels->net(points + 1, shift, out.at + run * STEP);
  }
}

static void draws(const char *name, void (*kernel)(draw)) {
  static const draw places[] = {
      {0, 0, 0, 0},
      {1, 0x0123456789ABCDEF, 24300, 0},
      {5, 6, 7, 123456},
      {UINT64_MAX, UINT64_MAX, 0xFFFFFF, (UINT64_C(1) << 40) - COUNT},
      {42, UINT64_C(1) << 63, 1, (UINT64_C(1) << 33) - COUNT / 2},  // half of the pairs need a second word
  };
  for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
    kernel(places[k]);
    take(out.at, COUNT);
  }
  show(name);
}

int main(int count, char **arguments) {
  if (count != 2) return 64;
  kernels = clanes_named(arguments[1]);
  if (!kernels) return UNAVAILABLE;
  for (int k = 0; k < CLANES_UNARY_COUNT; k++) unary((clanes_unary)k);
  for (int k = 0; k < CLANES_BINARY_COUNT; k++) binary((clanes_binary)k);
  select_and_fill();
  affine();
  table_quantile();
  draws("uniform", uniform);
  draws("antithetic", antithetic);
  draws("stratified", stratified);
  draws("net", net);
  draws("normal", normal);
  return 0;
}
