import ArgumentParser
import Foundation

/// Answers to questions: what options of the command line say, what is typed on the terminal, or what goes without saying.
struct Interview {
    /// What options say, by their names.
    var given: [String: String] = [:]
    /// Whether somebody is asked.
    var asks = false

    /// A question with the option that answers it.
    struct Question {
        var option: String
        var words: String
        /// What holds where nothing is said.
        var usual: String
        /// What stands for that in the question, where it is empty.
        var usualWords = ""
    }

    /// The answer to a question; a bad one is asked for again, where there is somebody to ask.
    ///
    /// - Parameters:
    ///   - question: What is asked.
    ///   - read: Makes the answer of a text.
    /// - Returns: The answer.
    /// - Throws: `ValidationError` for a bad option; `CancellationError` at the end of the input.
    func answer<Value>(_ question: Question, _ read: (String) throws(BadAnswer) -> Value) throws -> Value {
        guard asks else {
            do throws(BadAnswer) {
                return try read(given[question.option] ?? question.usual)
            } catch {
                throw ValidationError("--\(question.option): \(error.reason)")
            }
        }
        while true {
            Terminal.ask("\(question.words) [\(question.usual.isEmpty ? question.usualWords : question.usual)]: ")
            guard let line = readLine() else {
                Terminal.log("")
                throw CancellationError()
            }
            let text = line.drop { $0.isWhitespace }
            do throws(BadAnswer) {
                return try read(text.isEmpty ? question.usual : line)
            } catch {
                Terminal.log("   \(error.reason)")
            }
        }
    }
}

/// An answer that is none, and why.
struct BadAnswer: Error {
    var reason: String
}
