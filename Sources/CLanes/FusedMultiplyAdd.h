// The fused multiply-add in whole numbers, for operands that the vector emulation does not cover.
#ifndef CLANES_FUSED_MULTIPLY_ADD_H
#define CLANES_FUSED_MULTIPLY_ADD_H

/// a b + c, rounded once to nearest, halves to even: for all doubles, about 20 ns.
double clanes_fused_multiply_add(double a, double b, double c);

#endif
