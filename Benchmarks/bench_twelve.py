#!/usr/bin/env python3
"""The model of bench-twelve.yaml in NumPy, as an analyst would write it: arrays over paths, a loop over years.

Usage: bench_twelve.py PATHS. Prints turnover in 2035: mean, standard deviation, median, p95, and the share of paths
that have reached 700.
"""
import sys

import numpy as np

FIRST, LAST = 2025, 2035
YEARS = range(FIRST, LAST + 1)
QUANTILES = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]

CORRELATION = np.array([
    [1.0, 0.3, 0.5, -0.2],
    [0.3, 1.0, 0.2, -0.1],
    [0.5, 0.2, 1.0, -0.4],
    [-0.2, -0.1, -0.4, 1.0],
])

FLOWS = np.arange(12)
BASE = 10.0 + FLOWS
TREND = np.log1p(0.01 + 0.001 * FLOWS)
VOLATILITY = 0.08 + 0.005 * FLOWS
ELASTICITIES = np.vstack([
    np.full(12, 0.5), np.full(12, 0.7), np.where(FLOWS < 4, 0.4, 0.05), np.full(12, -0.2),
])


def ramp(x):
    """A logistic curve from 0 at 0 to 1 at 1."""
    def logistic(y):
        return 1 / (1 + np.exp(-y))
    curve = (logistic(10 * (x - 0.5)) - logistic(-5.0)) / (logistic(5.0) - logistic(-5.0))
    return np.where(x <= 0, 0.0, np.where(x >= 1, 1.0, curve))


def intensity(start, year, over=3.0, points=2048):
    """The mean of a ramp over a year."""
    times = year + (np.arange(points) + 0.5) / points
    return ramp((times - start) / over).mean()


def simulate(paths, seed=1):
    """Statistics of 15 indicators in each year, and the share of paths that have reached 700 million by then."""
    random = np.random.default_rng(seed)
    factor = np.linalg.cholesky(CORRELATION).T
    growth_mean = np.log([1.045, 1.022])
    persistence = np.array([0.4, 0.3])
    growth_noise = np.array([0.02, 0.022]) * np.sqrt(1 - persistence**2)
    speed = np.log(2) / 2
    decay = np.exp(-speed)
    oil_noise = 0.30 * np.sqrt((1 - decay**2) / (2 * speed))
    oil_level = np.log(75.0)

    gap = np.zeros((paths, 2))  # of both incomes' growth from its mean
    oil = np.full(paths, np.log(80.0))
    log_flows = np.tile(np.log(BASE), (paths, 1))
    uplift = random.triangular(0.02, 0.08, 0.20, (paths, 3))
    reached = np.zeros(paths, dtype=bool)
    statistics = np.empty((len(YEARS), 15, 2 + len(QUANTILES)))
    share_reached = np.empty(len(YEARS))

    for place, year in enumerate(YEARS):
        shocks = random.standard_normal((paths, 4)) @ factor
        gap = gap * persistence + growth_noise * shocks[:, :2]
        next_oil = oil_level + (oil - oil_level) * decay + oil_noise * shocks[:, 2]
        currency = (0.03 - 0.5 * 0.12**2) + 0.12 * shocks[:, 3]
        moves = np.column_stack([growth_mean + gap, next_oil - oil, currency])
        oil = next_oil

        log_flows += TREND + moves @ ELASTICITIES + VOLATILITY * random.standard_normal((paths, 12))
        flows = np.exp(log_flows)
        for measure in range(3):
            strength = intensity(2026 + measure, year)
            if strength > 0:
                flows[:, 4 * measure:4 * measure + 4] *= 1 + strength * uplift[:, measure:measure + 1]
        closed = random.random(paths) < 1 - np.exp(-0.08)
        loss = np.where(closed, random.uniform(0.1, 0.4, paths), 0.0)
        flows[:, :6] *= (1 - loss)[:, None]

        exposed, sheltered = flows[:, :6].sum(axis=1), flows[:, 6:].sum(axis=1)
        turnover = exposed + sheltered
        indicators = np.column_stack([turnover, exposed, sheltered, flows])
        statistics[place, :, 0] = indicators.mean(axis=0)
        statistics[place, :, 1] = indicators.std(axis=0, ddof=1)
        statistics[place, :, 2:] = np.quantile(indicators, QUANTILES, axis=0).T
        reached |= turnover >= 700
        share_reached[place] = reached.mean()
    return statistics, share_reached


if __name__ == "__main__":
    result, probability = simulate(int(sys.argv[1]))
    mean, deviation, median, high = result[-1, 0, [0, 1, 5, 8]]
    print(f"{mean:.2f} {deviation:.2f} {median:.2f} {high:.2f} {probability[-1]:.5f}")
