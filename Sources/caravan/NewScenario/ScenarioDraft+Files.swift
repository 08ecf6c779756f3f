import Foundation

// The files of a new scenario. No text of the user's stands in them outside of quotes.

extension ScenarioDraft {
    static let baselineName = "baseline.yaml"
    static let measureName = "with-measure.yaml"
    /// In a folder of its own, since all other files beside a baseline are compared with it.
    static let figuresName = "facts/figures.yaml"

    /// The files with their texts.
    var files: [(name: String, text: String)] {
        [(Self.baselineName, baseline), (Self.measureName, withMeasure), (Self.figuresName, figures)]
    }

    private var factName: String { "\(flowName)_\(baseYear)" }

    private var figures: String {
        let origin =
            source.isEmpty
            ? "note: \"No source is stated yet: write it here, as source: …\""
            : "source: \(YAMLText.quoted(source))"
        return """
            # Figures and where they are from. A scenario reads each as facts.NAME, and reports list it with its source.
            # Further fields of a figure: as_of, reporter, note.

            \(factName):
              value: \(YAMLText.figure(base.yearlyText))
              \(origin)
              as_of: \(baseYear)

            """
    }

    private var baseline: String {
        """
        # What is expected where nothing new is done.
        #   caravan check \(Self.baselineName)    what it implies, and which figures have no source yet
        #   caravan run \(Self.baselineName)      simulates it
        # Documentation/scenario-format.md describes every block and field.

        caravan: 1                          # the version of the scenario language
        title: \(YAMLText.quoted(title))
        description: >
          Say here what the scenario stands on; reports show it.

        # The base year is known; the years after it are simulated.
        horizon: {from: \(baseYear), to: \(lastYear)}

        # Every path is one possible future. The same seed gives the same ones.
        simulation: {paths: 10000, seed: 1}

        # Figures with their sources stand in a file of their own.
        facts: \(Self.figuresName)

        # The world outside. A driver starts at 100 and grows by its trend; its volatility is how far a
        # year is likely to be off that.
        drivers:
          demand:
            title: Demand
            process: growth
            # A value is a number, or a map that says what stands behind it. Give it a `source`, and
            # reports no longer list it as an assumption.
            trend: {value: \(YAMLText.figure(growth)), note: Judgement.}
            volatility: {value: 3%, note: Judgement.}

        # What flows, as an amount a year.
        flows:
          \(flowName):
            title: \(YAMLText.quoted(flow))
            base: facts.\(factName)
            # When demand is 1% higher, the flow is 1% higher.
            elasticities: {demand: 1}
            # Noise of the flow's own, a year. Without it the future would look too certain.
            volatility: {value: 15%, note: Judgement.}

        # What is reported. In expressions every name is dotted; units are checked.
        indicators:
          total:
            title: \(YAMLText.quoted(flow))
            value: flows.\(flowName)
            unit: \(YAMLText.figure(base.yearlyUnit))
            # Its past, in a table with a column `year`, is drawn before the fan:
            # history: {file: facts/history.csv, column: total}

        # What is asked. The answer is a probability for every year.
        targets:
          aim:
            indicator: total
            \(isReduction ? "at_most" : "at_least"): \(YAMLText.figure(target.text))
            by: \(targetYear)

        """
    }

    private var withMeasure: String {
        """
        # The same future with a measure in it.
        #   caravan compare \(Self.baselineName) \(Self.measureName)
        # Both files meet the same luck, path by path, so that their difference is the measure and nothing
        # else.

        caravan: 1
        # Everything in the other file, with what stands below added or put in its place.
        extends: \(Self.baselineName)
        title: \(YAMLText.quoted(title + ", with a measure"))

        measures:
          measure:
            title: A measure
            start: \(baseYear + 1)
            # The effect grows into its full size along an S-shaped curve of three years.
            ramp: {shape: logistic, over: 3 years}
            # What it costs, once and a year, and who pays:
            # cost: {once: 1 million USD, yearly: 0.2 million USD/year, payer: Government}
            effects:
              - raise: flows.\(flowName)
                # Lowest, most likely and highest: drawn once on every path and then held, since nobody
                # knows it. In braces, what has commas stands in quotes.
                by: {value: "\(isReduction ? "triangular(-15%, -5%, 0%)" : "triangular(0%, 5%, 15%)")", note: Judgement.}

        """
    }
}
