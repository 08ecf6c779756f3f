import CGSL

/// Switches GSL's error handler off, once: its default aborts the process. Every entry into GSL touches this value; a
/// failure then shows as a status or a NaN.
///
/// C name: `gsl_set_error_handler_off`.
let gslReturnsErrors: Void = { _ = gsl_set_error_handler_off() }()
