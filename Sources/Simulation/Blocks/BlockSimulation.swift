import CLanes
import EconomicModel
import GSLNumerics
import PlanCompilation
import Summaries

/// Simulates blocks of paths, one after another, in memory of its own.
///
/// Unchecked, since each is used by one worker alone.
final class BlockSimulation: @unchecked Sendable {
    private let plan: SimulationPlan
    private let tables: PlanTables
    private let kernels: Kernels
    private let random: RandomLanes
    private let seed: UInt64
    private let columns: PathColumns
    /// The paths of a block.
    private let count: Int
    /// How many doubles one lane starts after the one before.
    private let stride: Int
    private let memory: UnsafeMutablePointer<Double>
    /// The first lane, a lane for what lives within one instruction, and the lane that gathers what is not finite.
    private let lanes: UnsafeMutablePointer<Double>
    private let scratch: UnsafeMutablePointer<Double>
    private let check: UnsafeMutablePointer<Double>
    /// Room for the terms of any affine combination.
    private let terms: UnsafeMutableBufferPointer<clanes_term>
    /// For every year, the outputs that have a value, and whether each output is one of them.
    private let presentOutputs: [[Int]]
    private let isPresent: [[Bool]]
    private let isAnnual: Bool
    private let lastPeriod: Int

    /// The block's first path, where its figures go in the columns, and the period that is being simulated.
    private var firstPath = 0
    private var offset = 0
    private var period = 0
    /// The block's variant that was simulated last.
    private var variant: Intervention?
    /// How many of the block's paths count, and on which of them checks do not hold.
    private var asked = 0
    private var checked: CheckedPaths

    /// Doubles between two lanes: lanes of a power of two would fall into the same sets of the caches.
    private static let spacing = 16

    init(
        of plan: SimulationPlan, kernels: Kernels, design: SamplingDesign, seed: UInt64, pathsPerBlock: Int,
        through lastYear: Int? = nil, into columns: PathColumns
    ) {
        (self.plan, self.kernels, self.seed, self.columns) = (plan, kernels, seed, columns)
        checked = CheckedPaths(checks: plan.checks.count, pathsPerBlock: pathsPerBlock)
        random = RandomLanes(design, for: plan, kernels: kernels, pathsPerBlock: pathsPerBlock)
        tables = plan.tables
        count = pathsPerBlock
        stride = pathsPerBlock + Self.spacing
        let doubles = stride * (plan.laneCount + 2)
        memory = UnsafeMutableRawPointer.allocate(byteCount: doubles * MemoryLayout<Double>.stride, alignment: 64)
            .bindMemory(to: Double.self, capacity: doubles)
        scratch = memory
        check = memory + stride
        lanes = memory + 2 * stride
        isAnnual = plan.timeline.isAnnual
        let years = min(lastYear ?? .max, plan.timeline.lastYear) - plan.timeline.baseYear
        lastPeriod = max(1, years * plan.timeline.step.periodsPerYear)
        isPresent = (0..<plan.timeline.years.count).map { year in plan.outputs.map { $0.isPresent[year] } }
        presentOutputs = isPresent.map { year in year.indices.filter { year[$0] } }
        terms = .allocate(capacity: max(plan.tables.parts.count, plan.outputs.count) + 2)
    }

    deinit {
        memory.deallocate()
        terms.deallocate()
    }

    /// On how many of the paths that were simulated last each check does not hold.
    var tallies: [CheckTally] { checked.tallies }

    /// Simulates the paths from `firstPath` on and writes their figures into the columns, from `offset` on. The first
    /// `asked` of them count where checks do not hold.
    ///
    /// - Returns: Whether every figure is finite that an output should have.
    func run(firstPath: Int, offset: Int, asked: Int) -> Bool {
        prepare(firstPath: firstPath, offset: offset, asked: asked)
        return runVariant(.none)
    }

    /// Goes to a block, and simulates what of it is the same in all its variants: nothing, unless the plan was compiled for
    /// streams that vary.
    ///
    /// - Parameters: As for ``run(firstPath:offset:asked:)``.
    func prepare(firstPath: Int, offset: Int, asked: Int) {
        (self.firstPath, self.offset, self.asked) = (firstPath, offset, asked)
        checked.clear()
        fillMissing()
        variant = nil
        if !plan.variations.isEmpty { carryOut(plan.oncePerPath, plan.inPeriods, under: .none, isLast: false) }
    }

    /// Simulates a variant of the block that was prepared last: where the plan was compiled for streams that vary, what
    /// depends on those whose luck is other than in the variant before.
    ///
    /// - Parameter intervention: What is changed of the luck; where the plan was compiled for streams that vary, of theirs
    ///   alone.
    /// - Returns: Whether every figure is finite that an output should have.
    func runVariant(_ intervention: Intervention) -> Bool {
        kernels.fill(0, check, count)
        if plan.variations.isEmpty {
            carryOut(plan.oncePerPath, plan.inPeriods, under: intervention, isLast: true)
        } else {
            let first = variant.map { last in
                plan.variations.firstIndex { !intervention.agrees(with: last, on: $0.stream) } ?? plan.variations.count
                    - 1
            }
            for place in (first ?? 0)..<plan.variations.count {
                let variation = plan.variations[place]
                carryOut(
                    variation.oncePerPath, variation.inPeriods, under: intervention,
                    isLast: place == plan.variations.count - 1)
            }
        }
        variant = intervention
        return UnsafeBufferPointer(start: check, count: count).allSatisfy { $0 == 0 }
    }

    /// Carries out instructions; after the last ones figures are looked at that should be finite.
    private func carryOut(
        _ oncePerPath: [Instruction], _ inPeriods: [ScheduledInstruction], under intervention: Intervention,
        isLast: Bool
    ) {
        if random.intervention != intervention { random.intervention = intervention }
        period = 0
        for instruction in oncePerPath { execute(instruction) }
        if isLast { checkReports() }
        for period in 1...lastPeriod {
            self.period = period
            let due = dueOccasion
            for scheduled in inPeriods where scheduled.occasion >= due { execute(scheduled.instruction) }
            if isLast, isLastOfYear { checkReports() }
        }
    }

    // MARK: Time

    /// The rarest occasion that the period is.
    private var dueOccasion: Occasion {
        period == 1 ? .firstPeriod : plan.timeline.placeInYear(of: period) == 0 ? .firstPeriodOfYear : .everyPeriod
    }

    private var isLastOfYear: Bool {
        plan.timeline.placeInYear(of: period) == plan.timeline.step.periodsPerYear - 1
    }

    private var yearPlace: Int { plan.timeline.year(of: period) - plan.timeline.baseYear }

    private func draw(_ stream: UInt64, _ cadence: Cadence) -> Draw {
        let time =
            switch cadence {
            case .path: UInt32(0)
            case .year: plan.timeline.calendarTime(of: period - plan.timeline.placeInYear(of: period))
            case .period: plan.timeline.calendarTime(of: period)
            case .periodOfYear(let place):
                plan.timeline.calendarTime(of: period - plan.timeline.placeInYear(of: period) + place)
            }
        return Draw(seed: seed, stream: stream, time: time, firstPath: UInt64(firstPath))
    }

    // MARK: Lanes

    private func pointer(_ lane: Lane) -> UnsafeMutablePointer<Double> {
        lanes + lane.place(in: period) * stride
    }

    private func operand(_ operand: Instruction.Operand) -> clanes_operand {
        switch operand {
        case .lane(let lane): clanes_operand(lane: pointer(lane), scalar: 0)
        case .known(let figure): clanes_operand(lane: nil, scalar: value(figure))
        }
    }

    private func value(_ figure: Instruction.Figure) -> Double { tables.value(of: figure, in: period) }

    private func column(_ output: Int) -> UnsafeMutablePointer<Double> {
        columns.column(output: output, year: yearPlace) + offset
    }

    // MARK: Instructions

    private func execute(_ instruction: Instruction) {
        switch instruction {
        case .uniform(let stream, let cadence, let target):
            random.uniform(draw(stream, cadence), pointer(target))
        case .normal(let stream, let cadence, let target):
            random.normal(draw(stream, cadence), pointer(target))
        case .yearlyNormal(let stream, let target): yearlyNormal(stream, pointer(target))
        case .affine(let affine, let target): evaluate(affine, into: pointer(target))
        case .unary(let kernel, let x, let target): kernels.unary(kernel)(pointer(x), pointer(target), count)
        case .binary(let kernel, let x, let y, let target):
            kernels.binary(kernel)(operand(x), operand(y), pointer(target), count)
        case .select(let condition, let x, let y, let target):
            kernels.select(pointer(condition), operand(x), operand(y), pointer(target), count)
        case .choice(let condition, let x, let y, let target): choose(condition, x, y, pointer(target))
        case .quantile(let place, let uniform, let target):
            evaluate(tables.quantiles[place], at: pointer(uniform), into: pointer(target))
        case .lookup(let place, let x, let target): look(up: tables.lists[place], pointer(x), pointer(target))
        case .internalGrowth(let flows, let target): findInternalGrowth(of: flows, pointer(target))
        case .report(let report): write(report)
        case .check(let place, let figure):
            evaluate(figure, into: scratch)
            checked.note(place, scratch, count: asked, year: plan.timeline.baseYear + yearPlace)
        }
    }

    private func look(
        up list: [Double], _ places: UnsafeMutablePointer<Double>, _ target: UnsafeMutablePointer<Double>
    ) {
        for path in 0..<count { target[path] = list.figure(at: places[path]) }
    }

    private func findInternalGrowth(of flows: Instruction.Affine, _ target: UnsafeMutablePointer<Double>) {
        guard period == plan.timeline.periodCount else { return kernels.fill(.nan, target, count) }
        let lanes = tables.parts[flows.parts].map { pointer($0.lane) }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: lanes.count) { account in
            for path in 0..<count {
                for (place, lane) in lanes.enumerated() { account[place] = lane[path] }
                target[path] = internalGrowthFactor(of: UnsafeBufferPointer(account)) ?? .nan
            }
        }
    }

    /// Sums the year's normals in the order of its periods.
    private func yearlyNormal(_ stream: UInt64, _ target: UnsafeMutablePointer<Double>) {
        let periods = plan.timeline.step.periodsPerYear
        let weight = 1 / Double(periods).squareRoot()
        kernels.fill(0, target, count)
        for place in 0..<periods {
            let time = plan.timeline.calendarTime(of: period - plan.timeline.placeInYear(of: period) + place)
            random.normal(Draw(seed: seed, stream: stream, time: time, firstPath: UInt64(firstPath)), scratch)
            terms[0] = clanes_term(coefficient: 1, lane: target)
            terms[1] = clanes_term(coefficient: weight, lane: scratch)
            kernels.affine(0, UnsafeBufferPointer(rebasing: terms[..<2]), target, count)
        }
    }

    /// `first` terms are there already, and are added up first.
    private func evaluate(
        _ affine: Instruction.Affine, after first: Int = 0, into target: UnsafeMutablePointer<Double>
    ) {
        let constant = value(affine.constant)
        var place = first
        for part in tables.parts[affine.parts] {
            terms[place] = clanes_term(coefficient: value(part.weight), lane: pointer(part.lane))
            place += 1
        }
        if place == 0 {
            kernels.fill(constant, target, count)
        } else {
            kernels.affine(constant, UnsafeBufferPointer(rebasing: terms[..<place]), target, count)
        }
    }

    private func choose(
        _ condition: Instruction.Figure, _ x: Instruction.Operand, _ y: Instruction.Operand,
        _ target: UnsafeMutablePointer<Double>
    ) {
        let condition = value(condition)
        guard !condition.isNaN else { return kernels.fill(.nan, target, count) }
        switch condition != 0 ? x : y {
        case .known(let figure): kernels.fill(value(figure), target, count)
        case .lane(let lane):
            terms[0] = clanes_term(coefficient: 1, lane: pointer(lane))
            kernels.affine(0, UnsafeBufferPointer(rebasing: terms[..<1]), target, count)
        }
    }

    private func evaluate(
        _ function: QuantileFunction, at uniforms: UnsafeMutablePointer<Double>,
        into target: UnsafeMutablePointer<Double>
    ) {
        switch function {
        case .fixed(let quantiles): evaluate(quantiles, at: uniforms, into: target)
        case .byPeriod(let quantiles): evaluate(quantiles[period - 1], at: uniforms, into: target)
        case .byPath(let family, let parameters):
            for path in 0..<count {
                // NaN where a path's parameters make no distribution: the run fails at the first output it reaches.
                let distribution = Distribution(family, parameters.map { figure($0, path) })
                target[path] = roundedToPlanPrecision(distribution.quantile(uniforms[path]))
            }
        }
    }

    private func evaluate(
        _ quantiles: KnownQuantiles, at uniforms: UnsafeMutablePointer<Double>,
        into target: UnsafeMutablePointer<Double>
    ) {
        var uniforms = uniforms
        if uniforms == target {
            scratch.update(from: uniforms, count: count)
            uniforms = scratch
        }
        quantiles.evaluate(at: uniforms, into: target, count: count, kernels: kernels)
    }

    private func figure(_ operand: Instruction.Operand, _ path: Int) -> Double {
        switch operand {
        case .lane(let lane): pointer(lane)[path]
        case .known(let figure): value(figure)
        }
    }

    // MARK: Outputs

    /// Adds a period's figures to the year's.
    private func write(_ report: Instruction.Report) {
        guard isPresent[yearPlace][report.output] else { return }
        let column = column(report.output)
        let isFirst = period == 0 || plan.timeline.placeInYear(of: period) == 0
        if isAnnual || period == 0 { return evaluate(report.figure, into: column) }
        switch report.rule {
        case .end:
            if isLastOfYear { evaluate(report.figure, into: column) }
        case .mean, .sum:
            guard !isFirst else { return evaluate(report.figure, into: column) }
            terms[0] = clanes_term(coefficient: 1, lane: column)
            evaluate(report.figure, after: 1, into: column)
        case .max:
            guard !isFirst else { return evaluate(report.figure, into: column) }
            evaluate(report.figure, into: scratch)
            kernels.binary(.maximum)(
                clanes_operand(lane: column, scalar: 0), clanes_operand(lane: scratch, scalar: 0), column, count)
        }
    }

    /// Writes NaN where an output has no value.
    private func fillMissing() {
        for (year, outputs) in isPresent.enumerated() {
            for output in outputs.indices where !outputs[output] {
                kernels.fill(.nan, columns.column(output: output, year: year) + offset, count)
            }
        }
    }

    /// Marks the paths on which a figure of the year is not finite: 0 · x is 0 only for finite x.
    private func checkReports() {
        var place = 1
        terms[0] = clanes_term(coefficient: 1, lane: check)
        for output in presentOutputs[yearPlace] {
            guard !plan.outputs[output].isPresentOnSomePathsOnly else {
                markInfinite(column(output))
                continue
            }
            terms[place] = clanes_term(coefficient: 0, lane: column(output))
            place += 1
        }
        kernels.affine(0, UnsafeBufferPointer(rebasing: terms[..<place]), check, count)
    }

    /// Where a path may have no value, NaN tells that it has none.
    private func markInfinite(_ column: UnsafeMutablePointer<Double>) {
        for path in 0..<count where column[path].isInfinite { check[path] = .nan }
    }
}
