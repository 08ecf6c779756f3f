// The model of bench-twelve.yaml in C over GSL, as a reader of GSL's manual would write it: path by path, a generator of
// the library's, sorting for the quantiles. One thread.
//
// Usage: bench_twelve PATHS. Prints turnover in 2035: mean, standard deviation, median, p95, and the share of paths that
// have reached 700.
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST = 2025, YEARS = 11, FLOWS = 12, DRIVERS = 4, MEASURES = 3, INDICATORS = 3 + FLOWS, QUANTILES = 7 };

static double logistic(double y) { return 1 / (1 + exp(-y)); }

static double ramp(double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return (logistic(10 * (x - 0.5)) - logistic(-5)) / (logistic(5) - logistic(-5));
}

// The mean over a year of a ramp of three years.
static double intensity(int start, int year) {
  enum { POINTS = 2048 };
  double sum = 0;
  for (int k = 0; k < POINTS; k++) sum += ramp((year + (k + 0.5) / POINTS - start) / 3);
  return sum / POINTS;
}

static double triangular(gsl_rng *random, double low, double mode, double high) {
  double u = gsl_rng_uniform_pos(random), split = (mode - low) / (high - low);
  if (u < split) return low + sqrt(u * (high - low) * (mode - low));
  return high - sqrt((1 - u) * (high - low) * (high - mode));
}

static const double correlation[DRIVERS * DRIVERS] = {
    1.0, 0.3, 0.5, -0.2, 0.3, 1.0, 0.2, -0.1, 0.5, 0.2, 1.0, -0.4, -0.2, -0.1, -0.4, 1.0,
};

int main(int count, char **arguments) {
  if (count != 2) return 64;
  size_t paths = strtoul(arguments[1], NULL, 10);
  gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

  gsl_matrix *factor = gsl_matrix_alloc(DRIVERS, DRIVERS);
  for (size_t i = 0; i < DRIVERS * DRIVERS; i++) factor->data[i] = correlation[i];
  gsl_linalg_cholesky_decomp1(factor);

  double strength[YEARS][MEASURES];
  for (int year = 0; year < YEARS; year++)
    for (int measure = 0; measure < MEASURES; measure++)
      strength[year][measure] = intensity(2026 + measure, FIRST + year);

  double speed = log(2) / 2, decay = exp(-speed), oil_level = log(75);
  double oil_noise = 0.30 * sqrt((1 - decay * decay) / (2 * speed)), chance = 1 - exp(-0.08);
  double home_noise = 0.02 * sqrt(1 - 0.4 * 0.4), partner_noise = 0.022 * sqrt(1 - 0.3 * 0.3);

  double *columns = malloc(sizeof(double) * YEARS * INDICATORS * paths);
  if (!columns || !paths) return 70;
  size_t reached_count = 0;

  for (size_t path = 0; path < paths; path++) {
    double home = 0, partner = 0, oil = log(80), log_flow[FLOWS], uplift[MEASURES];
    int reached = 0;
    for (int i = 0; i < FLOWS; i++) log_flow[i] = log(10 + i);
    for (int m = 0; m < MEASURES; m++) uplift[m] = triangular(random, 0.02, 0.08, 0.20);

    for (int year = 0; year < YEARS; year++) {
      double draw[DRIVERS], shock[DRIVERS] = {0};
      for (int i = 0; i < DRIVERS; i++) draw[i] = gsl_ran_gaussian_ziggurat(random, 1);
      for (int i = 0; i < DRIVERS; i++)
        for (int j = 0; j <= i; j++) shock[i] += gsl_matrix_get(factor, i, j) * draw[j];

      home = 0.4 * home + home_noise * shock[0];
      partner = 0.3 * partner + partner_noise * shock[1];
      double next_oil = oil_level + (oil - oil_level) * decay + oil_noise * shock[2], oil_move = next_oil - oil;
      oil = next_oil;
      double currency = 0.03 - 0.5 * 0.12 * 0.12 + 0.12 * shock[3];
      double common = 0.5 * (log(1.045) + home) + 0.7 * (log(1.022) + partner) - 0.2 * currency;
      double kept = gsl_rng_uniform(random) < chance ? 1 - gsl_ran_flat(random, 0.1, 0.4) : 1;

      double exposed = 0, sheltered = 0, *column = columns + (size_t)year * INDICATORS * paths + path;
      for (int i = 0; i < FLOWS; i++) {
        log_flow[i] += log1p(0.01 + 0.001 * i) + common + (i < 4 ? 0.4 : 0.05) * oil_move +
                       (0.08 + 0.005 * i) * gsl_ran_gaussian_ziggurat(random, 1);
        double flow = exp(log_flow[i]) * (1 + strength[year][i / 4] * uplift[i / 4]);
        if (i < 6) {
          flow *= kept;
          exposed += flow;
        } else {
          sheltered += flow;
        }
        column[(3 + i) * paths] = flow;
      }
      column[0] = exposed + sheltered;
      column[paths] = exposed;
      column[2 * paths] = sheltered;
      reached |= exposed + sheltered >= 700;
    }
    reached_count += (size_t)reached;
  }

  static const double wanted[QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
  double result[2 + QUANTILES] = {0};
  // Turnover in the last year comes last, so that its figures are what is left.
  for (int year = 0; year < YEARS; year++) {
    for (int indicator = INDICATORS - 1; indicator >= 0; indicator--) {
      double *column = columns + ((size_t)year * INDICATORS + (size_t)indicator) * paths;
      result[0] = gsl_stats_mean(column, 1, paths);
      result[1] = gsl_stats_sd_m(column, 1, paths, result[0]);
      gsl_sort(column, 1, paths);
      for (int k = 0; k < QUANTILES; k++)
        result[2 + k] = gsl_stats_quantile_from_sorted_data(column, 1, paths, wanted[k]);
    }
  }
  printf("%.2f %.2f %.2f %.2f %.5f\n", result[0], result[1], result[5], result[8], (double)reached_count / (double)paths);

  free(columns);
  gsl_matrix_free(factor);
  gsl_rng_free(random);
  return 0;
}
