import CGSL

/// Calls `body` with `function` in the shape in which GSL takes functions.
///
/// C name: `gsl_function`.
func withGSLFunction<Result>(_ function: (Double) -> Double, _ body: (inout gsl_function) -> Result) -> Result {
    withoutActuallyEscaping(function) { function in
        var box = FunctionBox(function: function)
        return withUnsafeMutablePointer(to: &box) { box in
            var wrapped = gsl_function()
            wrapped.params = UnsafeMutableRawPointer(box)
            wrapped.function = { x, box in
                box?.assumingMemoryBound(to: FunctionBox.self).pointee.function(x) ?? .nan
            }
            return body(&wrapped)
        }
    }
}

private struct FunctionBox {
    let function: (Double) -> Double
}
