// Constants of Philox4x32-10, and the word of our counters that holds two things; CLanes.h has the whole layout.
//
// J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
#ifndef CLANES_PHILOX_H
#define CLANES_PHILOX_H

#include <stdint.h>

#define PHILOX_MULTIPLIER_0 0xD2511F53u
#define PHILOX_MULTIPLIER_1 0xCD9E8D57u
#define PHILOX_WEYL_0 0x9E3779B9u
#define PHILOX_WEYL_1 0xBB67AE85u

/// Bits 32…39 of the pair of paths, and above them the period.
static inline uint32_t philox_counter_1(uint64_t pair, uint32_t period) {
  return (uint32_t)(pair >> 32 & 0xFF) | period << 8;
}

#endif
