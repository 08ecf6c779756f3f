package import CLanes

/// What a kernel for one operand does.
package enum UnaryKernel: String, Hashable, Sendable, CaseIterable {
    case absolute, squareRoot, floor, round, exp, ln, not, normalQuantile

    /// The kernel's place in a table.
    package var operation: clanes_unary {
        switch self {
        case .absolute: CLANES_ABS
        case .squareRoot: CLANES_SQRT
        case .floor: CLANES_FLOOR
        case .round: CLANES_ROUND
        case .exp: CLANES_EXP
        case .ln: CLANES_LN
        case .not: CLANES_NOT
        case .normalQuantile: CLANES_NORMAL_QUANTILE
        }
    }

    /// One figure, with the bits that a lane gets.
    func callAsFunction(_ x: Double) -> Double { clanes_scalar_unary(operation, x) }
}

/// What a kernel for two operands does.
package enum BinaryKernel: String, Hashable, Sendable, CaseIterable {
    case multiply, divide, minimum, maximum, less, lessOrEqual, equal, notEqual, and, or, power

    /// The kernel's place in a table.
    package var operation: clanes_binary {
        switch self {
        case .multiply: CLANES_MULTIPLY
        case .divide: CLANES_DIVIDE
        case .minimum: CLANES_MINIMUM
        case .maximum: CLANES_MAXIMUM
        case .less: CLANES_LESS
        case .lessOrEqual: CLANES_LESS_OR_EQUAL
        case .equal: CLANES_EQUAL
        case .notEqual: CLANES_NOT_EQUAL
        case .and: CLANES_AND
        case .or: CLANES_OR
        case .power: CLANES_POWER
        }
    }

    /// One figure, with the bits that a lane gets.
    func callAsFunction(_ x: Double, _ y: Double) -> Double { clanes_scalar_binary(operation, x, y) }
}
