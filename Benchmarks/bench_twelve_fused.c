// The model of bench-twelve.yaml fused by hand, for this model and no other: about what the machine can do. Loops over
// blocks of paths that the compiler turns into vectors, random numbers from a counter, quantiles by selection, threads.
//
// Usage: bench_twelve_fused PATHS THREADS [huge]. With `huge` the figures of all paths stand in huge pages, where the
// system has them. Prints turnover in 2035: mean, standard deviation, median, p95, and the share of paths that have
// reached 700.
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST = 2025, YEARS = 11, DRIVERS = 4, MEASURES = 3, FLOWS = 12, EXPOSED = 6, INDICATORS = 3 + FLOWS };
enum { BLOCK = 1024, MOST_THREADS = 256 };
enum { UPLIFT = 0, SHOCK = UPLIFT + MEASURES, NOISE = SHOCK + DRIVERS, ONSET = NOISE + FLOWS, LOSS };  // streams

static inline uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static inline double number_of(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): the uniforms of a block's paths, two of each output.
static void draw_uniforms(uint32_t stream, uint32_t year, uint64_t block, double *restrict u) {
  for (uint32_t i = 0; i < BLOCK / 2; i++) {
    uint64_t counter = block * (BLOCK / 2) + i;
    uint32_t a = (uint32_t)counter, b = (uint32_t)(counter >> 32), c = stream, d = year, key0 = 1, key1 = 0;
    for (int round = 0; round < 10; round++) {
      uint64_t first = UINT64_C(0xD2511F53) * a, second = UINT64_C(0xCD9E8D57) * c;
      a = (uint32_t)(second >> 32) ^ b ^ key0, b = (uint32_t)second;
      c = (uint32_t)(first >> 32) ^ d ^ key1, d = (uint32_t)first;
      key0 += 0x9E3779B9, key1 += 0xBB67AE85;
    }
    // 52 bits make a number from 1 to 2; half a step more, and neither 0 nor 1 can occur.
    u[i] = number_of(((uint64_t)a << 32 | b) >> 12 | 0x3FF0000000000000) - (1 - 0x1p-53);
    u[i + BLOCK / 2] = number_of(((uint64_t)c << 32 | d) >> 12 | 0x3FF0000000000000) - (1 - 0x1p-53);
  }
}

static inline double polynomial(const double *c, int degree, double x) {
  double sum = c[degree];
  for (int i = degree - 1; i >= 0; i--) sum = sum * x + c[i];
  return sum;
}

// ln x of a normal positive x: x is a power of two times m from √½ to √2; the series of artanh((m - 1) / (m + 1)).
static inline double natural_logarithm(double x) {
  static const double c[] = {2, 2. / 3, 2. / 5, 2. / 7, 2. / 9, 2. / 11, 2. / 13, 2. / 15, 2. / 17};
  uint64_t shifted = bits_of(x) + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD);
  double exponent = number_of(shifted >> 52 | 0x4330000000000000) - (0x1p52 + 1023);
  double m = number_of((shifted & 0xFFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD), s = (m - 1) / (m + 1);
  return exponent * 0.6931471805599453 + s * polynomial(c, 8, s * s);
}

// e^x for |x| < 700: Taylor's series about the nearest multiple of ln 2, which is taken off in two parts.
static inline double exponential(double x) {
  static const double c[] = {1,          1,           1. / 2,       1. / 6,        1. / 24,
                             1. / 120,   1. / 720,    1. / 5040,    1. / 40320,    1. / 362880,
                             1. / 3628800, 1. / 39916800, 1. / 479001600};
  double shifted = x * 1.4426950408889634 + 0x1.8p52, k = shifted - 0x1.8p52;
  double rest = x - k * 0x1.62e42fefa38p-1 - k * 0x1.ef35793c7673p-45;
  return polynomial(c, 12, rest) * number_of((bits_of(shifted) + 1023) << 52);
}

// The quantile of the standard normal distribution: M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988),
// PPND16, without the branch for tails below 1.4e-11, in which the branch before it still has twelve digits.
static void normal_quantiles(double *restrict z) {
  static const double a[] = {
      3.3871328727963666080e+0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
      4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
  };
  static const double b[] = {
      1.0,                      4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
  };
  static const double c[] = {
      1.42343711074968357734e+0, 4.63033784615654529590e+0, 5.76949722146069140550e+0, 3.64784832476320460504e+0,
      1.27045825245236838258e+0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
  };
  static const double d[] = {
      1.0,                       2.05319162663775882187e+0, 1.67638483018380384940e+0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
  };
  for (int i = 0; i < BLOCK; i++) {
    double u = z[i], q = u - 0.5, r = 0.180625 - q * q;
    double centre = q * polynomial(a, 7, r) / polynomial(b, 7, r);
    double s = sqrt(-natural_logarithm(q < 0 ? u : 1 - u)) - 1.6;
    double tail = polynomial(c, 7, s) / polynomial(d, 7, s);
    z[i] = fabs(q) <= 0.425 ? centre : copysign(tail, q);
  }
}

static double logistic(double y) { return 1 / (1 + exp(-y)); }

static double ramp(double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return (logistic(10 * (x - 0.5)) - logistic(-5)) / (logistic(5) - logistic(-5));
}

// The mean over a year of a ramp of three years.
static double intensity(int start, int year) {
  const int points = 2048;
  double sum = 0;
  for (int k = 0; k < points; k++) sum += ramp((year + (k + 0.5) / points - start) / 3);
  return sum / points;
}

static const double correlation[DRIVERS][DRIVERS] = {
    {1.0, 0.3, 0.5, -0.2}, {0.3, 1.0, 0.2, -0.1}, {0.5, 0.2, 1.0, -0.4}, {-0.2, -0.1, -0.4, 1.0}};

// What does not vary, and where the figures of all paths go.
static struct {
  double factor[DRIVERS][DRIVERS];  // of Cholesky
  double strength[YEARS][MEASURES];
  double home_noise, partner_noise, oil_decay, oil_noise, chance;
  size_t paths, room;  // room: with the rest of the last block
  double *columns;     // by year, indicator and path
  _Atomic size_t reached[YEARS];
} model;

static void prepare(size_t paths) {
  for (int i = 0; i < DRIVERS; i++)
    for (int j = 0; j <= i; j++) {
      double sum = correlation[i][j];
      for (int k = 0; k < j; k++) sum -= model.factor[i][k] * model.factor[j][k];
      model.factor[i][j] = i == j ? sqrt(sum) : sum / model.factor[j][j];
    }
  for (int year = 0; year < YEARS; year++)
    for (int measure = 0; measure < MEASURES; measure++)
      model.strength[year][measure] = intensity(2026 + measure, FIRST + year);
  double speed = log(2) / 2;
  model.oil_decay = exp(-speed);
  model.oil_noise = 0.30 * sqrt((1 - model.oil_decay * model.oil_decay) / (2 * speed));
  model.home_noise = 0.02 * sqrt(1 - 0.4 * 0.4);
  model.partner_noise = 0.022 * sqrt(1 - 0.3 * 0.3);
  model.chance = 1 - exp(-0.08);
  model.paths = paths;
  model.room = (paths + BLOCK - 1) / BLOCK * BLOCK;
}

// A block of paths: a lane for everything that varies.
typedef struct {
  double home[BLOCK], partner[BLOCK], oil[BLOCK], log_flow[FLOWS][BLOCK], uplift[MEASURES][BLOCK];
  double shock[DRIVERS][BLOCK], common[BLOCK], oil_move[BLOCK], kept[BLOCK], whole[BLOCK], draw[BLOCK], other[BLOCK];
  uint8_t reached[BLOCK];
} lanes;

static void begin(lanes *restrict x, uint64_t block) {
  for (int m = 0; m < MEASURES; m++) {
    draw_uniforms((uint32_t)(UPLIFT + m), 0, block, x->draw);
    for (int i = 0; i < BLOCK; i++) {
      double u = x->draw[i], lower = 0.02 + sqrt(u * (0.18 * 0.06)), upper = 0.20 - sqrt((1 - u) * (0.18 * 0.12));
      x->uplift[m][i] = u < 0.06 / 0.18 ? lower : upper;
    }
  }
  for (int f = 0; f < FLOWS; f++) {
    double base = log(10 + f);
    for (int i = 0; i < BLOCK; i++) x->log_flow[f][i] = base;
  }
  double oil = log(80);
  for (int i = 0; i < BLOCK; i++) x->home[i] = x->partner[i] = 0, x->oil[i] = oil, x->whole[i] = 1, x->reached[i] = 0;
}

static void step_drivers(lanes *restrict x, uint32_t year, uint64_t block) {
  for (int k = 0; k < DRIVERS; k++) {
    draw_uniforms((uint32_t)(SHOCK + k), year, block, x->shock[k]);
    normal_quantiles(x->shock[k]);
  }
  const double(*l)[DRIVERS] = model.factor;
  double oil_level = log(75), home_mean = log(1.045), partner_mean = log(1.022);
  for (int i = 0; i < BLOCK; i++) {
    double z0 = x->shock[0][i], z1 = x->shock[1][i], z2 = x->shock[2][i], z3 = x->shock[3][i];
    double home = 0.4 * x->home[i] + model.home_noise * z0;
    double partner = 0.3 * x->partner[i] + model.partner_noise * (l[1][0] * z0 + l[1][1] * z1);
    double oil = oil_level + (x->oil[i] - oil_level) * model.oil_decay +
                 model.oil_noise * (l[2][0] * z0 + l[2][1] * z1 + l[2][2] * z2);
    double currency = 0.03 - 0.5 * 0.12 * 0.12 + 0.12 * (l[3][0] * z0 + l[3][1] * z1 + l[3][2] * z2 + l[3][3] * z3);
    x->common[i] = 0.5 * (home_mean + home) + 0.7 * (partner_mean + partner) - 0.2 * currency;
    x->oil_move[i] = oil - x->oil[i];
    x->home[i] = home, x->partner[i] = partner, x->oil[i] = oil;
  }
}

static void step_risk(lanes *restrict x, uint32_t year, uint64_t block) {
  draw_uniforms(ONSET, year, block, x->draw);
  draw_uniforms(LOSS, year, block, x->other);
  for (int i = 0; i < BLOCK; i++) x->kept[i] = x->draw[i] < model.chance ? 1 - (0.1 + 0.3 * x->other[i]) : 1;
}

static void step_flow(int f, lanes *restrict x, uint32_t year, const double *restrict kept, double *restrict flow,
                      double *restrict sum) {
  double trend = log1p(0.01 + 0.001 * f), oil = f < 4 ? 0.4 : 0.05, noise = 0.08 + 0.005 * f;
  double strength = model.strength[year][f / 4], *restrict level = x->log_flow[f];
  const double *restrict uplift = x->uplift[f / 4];
  for (int i = 0; i < BLOCK; i++) {
    double next = level[i] + (trend + x->common[i]) + (oil * x->oil_move[i] + noise * x->draw[i]);
    double value = exponential(next) * (1 + strength * uplift[i]) * kept[i];
    level[i] = next, flow[i] = value, sum[i] += value;
  }
}

static void simulate(size_t block, lanes *restrict x) {
  size_t left = model.paths - block * BLOCK, count = left < BLOCK ? left : BLOCK;
  begin(x, block);
  for (uint32_t year = 0; year < YEARS; year++) {
    double *out = model.columns + (size_t)year * INDICATORS * model.room + block * BLOCK;
    double *turnover = out, *exposed = out + model.room, *sheltered = out + 2 * model.room;
    step_drivers(x, year, block);
    step_risk(x, year, block);
    memset(exposed, 0, sizeof x->draw);
    memset(sheltered, 0, sizeof x->draw);
    for (int f = 0; f < FLOWS; f++) {
      draw_uniforms((uint32_t)(NOISE + f), year, block, x->draw);
      normal_quantiles(x->draw);
      step_flow(f, x, year, f < EXPOSED ? x->kept : x->whole, out + (size_t)(3 + f) * model.room,
                f < EXPOSED ? exposed : sheltered);
    }
    size_t reached = 0;
    for (int i = 0; i < BLOCK; i++) {
      turnover[i] = exposed[i] + sheltered[i];
      x->reached[i] |= turnover[i] >= 700;
    }
    for (size_t i = 0; i < count; i++) reached += x->reached[i];
    atomic_fetch_add(&model.reached[year], reached);
  }
}

enum { MEAN, DEVIATION, P5, P10, P25, P50, P75, P90, P95, STATISTICS, QUANTILES = STATISTICS - P5 };
static double statistics[YEARS * INDICATORS][STATISTICS];

typedef struct {
  double least, greatest;
} range;

// The mean and the standard deviation, by eight sums side by side of deviations from the first value.
static range moments(const double *restrict x, size_t count, double *restrict result) {
  double sums[8] = {0}, squares[8] = {0}, low[8], high[8], origin = x[0];
  for (int k = 0; k < 8; k++) low[k] = high[k] = origin;
  for (size_t i = 0; i < count; i += 8) {
    for (size_t k = 0; k < 8; k++) {
      double value = i + k < count ? x[i + k] : origin, deviation = value - origin;
      sums[k] += deviation, squares[k] += deviation * deviation;
      low[k] = value < low[k] ? value : low[k], high[k] = value > high[k] ? value : high[k];
    }
  }
  for (int k = 1; k < 8; k++) {
    sums[0] += sums[k], squares[0] += squares[k];
    low[0] = low[k] < low[0] ? low[k] : low[0], high[0] = high[k] > high[0] ? high[k] : high[0];
  }
  double n = (double)count;
  result[MEAN] = origin + sums[0] / n;
  result[DEVIATION] = sqrt((squares[0] - sums[0] * sums[0] / n) / (n - 1));
  return (range){low[0], high[0]};
}

static void sort(double *x, size_t count) {
  size_t gap = 1;
  while (gap < count / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap /= 3)
    for (size_t i = gap; i < count; i++) {
      double value = x[i];
      size_t j = i;
      for (; j >= gap && x[j - gap] > value; j -= gap) x[j] = x[j - gap];
      x[j] = value;
    }
}

enum { BUCKETS = 8192 };
typedef struct {
  uint32_t counts[4][BUCKETS];  // neighbours count apart, so that none waits for the one before
  uint8_t wanted[BUCKETS];
  uint16_t *bucket;  // of each value
  double *taken;
} selection;

// Quantiles of type 7: counts the values into equal buckets, takes out those that hold a wanted rank, and sorts these few.
static void quantiles(const double *restrict x, size_t count, range of, selection *restrict s, double *restrict result) {
  static const double probabilities[QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
  double scale = (BUCKETS - 1) / (of.greatest - of.least + 1e-300);
  for (size_t i = 0; i < count; i++) s->bucket[i] = (uint16_t)(int32_t)((x[i] - of.least) * scale);
  memset(s->counts, 0, sizeof s->counts);
  memset(s->wanted, 0, sizeof s->wanted);
  for (size_t i = 0; i < count; i++) s->counts[i % 4][s->bucket[i]]++;

  size_t rank[2 * QUANTILES], taken_rank[2 * QUANTILES], below = 0, skipped = 0, place = 0, taken = 0;
  for (int k = 0; k < QUANTILES; k++) {
    rank[2 * k] = (size_t)(probabilities[k] * (double)(count - 1));
    rank[2 * k + 1] = rank[2 * k] + 1 < count ? rank[2 * k] + 1 : rank[2 * k];
  }
  for (size_t b = 0; place < 2 * QUANTILES; b++) {
    size_t size = s->counts[0][b] + s->counts[1][b] + s->counts[2][b] + s->counts[3][b];
    for (; place < 2 * QUANTILES && rank[place] < below + size; place++) {
      s->wanted[b] = 1;
      taken_rank[place] = rank[place] - skipped;
    }
    skipped += s->wanted[b] ? 0 : size;
    below += size;
  }
  for (size_t i = 0; i < count; i++) {
    s->taken[taken] = x[i];
    taken += s->wanted[s->bucket[i]];
  }
  sort(s->taken, taken);
  for (int k = 0; k < QUANTILES; k++) {
    double h = probabilities[k] * (double)(count - 1), lower = s->taken[taken_rank[2 * k]];
    result[P5 + k] = lower + (h - floor(h)) * (s->taken[taken_rank[2 * k + 1]] - lower);
  }
}

static void summarise(size_t column, selection *s) {
  const double *x = model.columns + column * model.room;
  range of = moments(x, model.paths, statistics[column]);
  quantiles(x, model.paths, of, s, statistics[column]);
}

// Blocks or columns, of which each thread takes the next when it has done one.
static _Atomic size_t next;

static void *simulate_blocks(void *unused) {
  (void)unused;
  lanes *x = aligned_alloc(64, sizeof *x);
  if (!x) exit(70);
  for (size_t block; (block = atomic_fetch_add(&next, 1)) < model.room / BLOCK;) simulate(block, x);
  free(x);
  return NULL;
}

static void *summarise_columns(void *unused) {
  (void)unused;
  selection *s = malloc(sizeof *s);
  if (!s) exit(70);
  s->bucket = malloc(sizeof(uint16_t) * model.paths);
  s->taken = malloc(sizeof(double) * model.paths);
  if (!s->bucket || !s->taken) exit(70);
  for (size_t column; (column = atomic_fetch_add(&next, 1)) < YEARS * INDICATORS;) summarise(column, s);
  free(s->bucket), free(s->taken), free(s);
  return NULL;
}

static void on_threads(size_t threads, void *(*work)(void *)) {
  pthread_t others[MOST_THREADS];
  next = 0;
  for (size_t k = 1; k < threads; k++)
    if (pthread_create(&others[k], NULL, work, NULL)) exit(70);
  work(NULL);
  for (size_t k = 1; k < threads; k++) pthread_join(others[k], NULL);
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  size_t paths = strtoul(arguments[1], NULL, 10), threads = strtoul(arguments[2], NULL, 10);
  int huge = count > 3 && strcmp(arguments[3], "huge") == 0;
  if (paths < 2 || threads < 1 || threads > MOST_THREADS) return 64;
  prepare(paths);

  size_t page = 2 << 20, bytes = (sizeof(double) * YEARS * INDICATORS * model.room + page - 1) / page * page;
  model.columns = aligned_alloc(huge ? page : 64, bytes);
  if (!model.columns) return 70;
#ifdef MADV_HUGEPAGE
  if (huge) madvise(model.columns, bytes, MADV_HUGEPAGE);
#endif

  on_threads(threads, simulate_blocks);
  on_threads(threads, summarise_columns);
  const double *turnover = statistics[(YEARS - 1) * INDICATORS];
  printf("%.2f %.2f %.2f %.2f %.5f\n", turnover[MEAN], turnover[DEVIATION], turnover[P50], turnover[P95],
         (double)model.reached[YEARS - 1] / (double)paths);
  free(model.columns);
  return 0;
}
