// The kernels of one instruction set: a source file per set includes this one under the set's function attribute, and
// names its table by CLANES_TABLE and CLANES_NAME.
#include "CLanes.h"
#include "Normal.h"
#include "Quantile.h"
#include "Strata.h"
#include "Uniform.h"

enum { PIECE = 512, CHUNK = 64 };

static void quantile_in_place(double *u, size_t count) {
  for (size_t i = 0; i < count; i += WIDTH) store(u + i, normal_quantile_of(load(u + i)));
}

/// Two loops over pieces that stay in L1: one loop over both is slower, for want of registers.
static void normal(uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path, double *out, size_t count) {
  for (size_t i = 0; i < count; i += PIECE) {
    size_t length = count - i < PIECE ? count - i : PIECE;
    uniform(seed, stream, period, first_path + i, out + i, length);
    quantile_in_place(out + i, length);
  }
}

/// A chunk's sums stay in registers until all terms are in, so that `out` may be any of the lanes.
static void affine(double constant, const clanes_term *terms, size_t term_count, double *out, size_t count) {
  for (size_t i = 0; i < count; i += CHUNK) {
    reals sum[CHUNK / WIDTH];
    for (int k = 0; k < CHUNK / WIDTH; k++) sum[k] = splat(constant);
    for (size_t t = 0; t < term_count; t++) {
      const double *lane = terms[t].lane + i;
      reals coefficient = splat(terms[t].coefficient);
      for (int k = 0; k < CHUNK / WIDTH; k++) sum[k] = fused_any(coefficient, load(lane + k * WIDTH), sum[k]);
    }
    for (int k = 0; k < CHUNK / WIDTH; k++) store(out + i + k * WIDTH, sum[k]);
  }
}

#define UNARY(name, expression)                                     \
  static void name(const double *lane, double *out, size_t count) { \
    for (size_t i = 0; i < count; i += WIDTH) {                     \
      reals x = load(lane + i);                                     \
      store(out + i, (expression));                                 \
    }                                                               \
  }

UNARY(negate, -x)
UNARY(absolute, magnitude(x))
UNARY(root, square_root(x))
UNARY(floors, floor_of(x))
UNARY(rounds, round_of(x))
UNARY(exponentials, exp_of(x))
UNARY(logarithms, ln_of(x))
UNARY(negation, where(x == 0, 1, where(x == x, 0, x)))
UNARY(normal_quantiles, normal_quantile_of(x))

/// Where an operand's elements are: a lane, or one vector of its scalar, over which the walk does not move.
typedef struct {
  const double *start;
  size_t stride;
} walk;

LANES_INLINE walk walk_over(clanes_operand operand, reals *scalar) {
  *scalar = splat(operand.scalar);
  return operand.lane ? (walk){operand.lane, 1} : (walk){(const double *)scalar, 0};
}

#define BINARY(name, expression)                                                             \
  static void name(clanes_operand first, clanes_operand second, double *out, size_t count) { \
    reals scalars[2];                                                                        \
    walk xs = walk_over(first, &scalars[0]), ys = walk_over(second, &scalars[1]);            \
    for (size_t i = 0; i < count; i += WIDTH) {                                              \
      reals x = load(xs.start + i * xs.stride), y = load(ys.start + i * ys.stride);          \
      store(out + i, (expression));                                                          \
    }                                                                                        \
  }

LANES_INLINE reals truth(mask holds, reals x, reals y) {
  return where((x != x) | (y != y), NOT_A_NUMBER, where(holds, 1, 0));
}

BINARY(add, x + y)
BINARY(subtract, x - y)
BINARY(multiply, (x * y))
BINARY(divide, x / y)
BINARY(minimum, where((x < y) | (x != x), x, y))
BINARY(maximum, where((x > y) | (x != x), x, y))
BINARY(less, truth(x < y, x, y))
BINARY(less_or_equal, truth(x <= y, x, y))
BINARY(equal, truth(x == y, x, y))
BINARY(not_equal, truth(x != y, x, y))
BINARY(both, truth((x != 0) & (y != 0), x, y))
BINARY(either, truth((x != 0) | (y != 0), x, y))
BINARY(power, power_of(x, y))

static void choose(const double *condition, clanes_operand first, clanes_operand second, double *out, size_t count) {
  reals scalars[2];
  walk xs = walk_over(first, &scalars[0]), ys = walk_over(second, &scalars[1]);
  for (size_t i = 0; i < count; i += WIDTH) {
    reals c = load(condition + i), x = load(xs.start + i * xs.stride), y = load(ys.start + i * ys.stride);
    store(out + i, where(c == c, where(c != 0, x, y), c));
  }
}

static void fill(double value, double *out, size_t count) {
  for (size_t i = 0; i < count; i += WIDTH) store(out + i, splat(value));
}

static bool table_quantiles(const clanes_pieces *pieces, const double *u, double *out, size_t count) {
  mask missing = (mask)0;
  for (size_t i = 0; i < count; i += WIDTH) {
    reals x = table_quantile_of(pieces, load(u + i));
    missing |= x != x;
    store(out + i, x);
  }
  return !any(missing);
}

const clanes_table CLANES_TABLE = {
    .name = CLANES_NAME,
    .uniform = uniform,
    .antithetic = antithetic,
    .stratified = stratified,
    .net = net,
    .normal = normal,
    .affine = affine,
    .unary =
        {
            [CLANES_NEGATE] = negate,
            [CLANES_ABS] = absolute,
            [CLANES_SQRT] = root,
            [CLANES_FLOOR] = floors,
            [CLANES_ROUND] = rounds,
            [CLANES_EXP] = exponentials,
            [CLANES_LN] = logarithms,
            [CLANES_NOT] = negation,
            [CLANES_NORMAL_QUANTILE] = normal_quantiles,
        },
    .binary =
        {
            [CLANES_ADD] = add,
            [CLANES_SUBTRACT] = subtract,
            [CLANES_MULTIPLY] = multiply,
            [CLANES_DIVIDE] = divide,
            [CLANES_MINIMUM] = minimum,
            [CLANES_MAXIMUM] = maximum,
            [CLANES_LESS] = less,
            [CLANES_LESS_OR_EQUAL] = less_or_equal,
            [CLANES_EQUAL] = equal,
            [CLANES_NOT_EQUAL] = not_equal,
            [CLANES_AND] = both,
            [CLANES_OR] = either,
            [CLANES_POWER] = power,
        },
    .select = choose,
    .fill = fill,
    .table_quantile = table_quantiles,
};
