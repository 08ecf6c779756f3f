// The equations of drivers.

extension SystemBuilder {
    mutating func declareDrivers() {
        for driver in scenario.drivers {
            addComponent(block: "drivers", name: driver.name, origin: driver.origin, headline: "value")
            for field in [
                driver.start, driver.trend, driver.drift, driver.volatility, driver.persistence, driver.last,
                driver.level, driver.halfLife, driver.jumpRate, driver.jumpMedian, driver.jumpSigma, driver.block,
            ] {
                declare(field)
            }
            for point in driver.points { declare(point.value) }
            declareStates(of: driver)
            if driver.process == .bootstrap, driver.with == nil { declareBlocks(of: driver) }
            declare("drivers.\(driver.name).value", origin: driver.origin) { builder, id in
                switch driver.process {
                case .constant: builder.constantDriver(driver)
                case .schedule: builder.schedule(driver)
                case .growth: builder.growth(driver)
                case .gbm: builder.geometricBrownianMotion(driver)
                case .meanReverting: builder.meanReverting(driver, id)
                case .jumpDiffusion: builder.jumpDiffusion(driver)
                case .regimes: builder.regimes(driver)
                case .bootstrap: builder.bootstrap(driver, id)
                case nil: nil
                }
            }
        }
    }

    /// Whether a driver has a normal shock of its own.
    static func hasShock(_ driver: Driver) -> Bool {
        switch driver.process {
        case .constant, .bootstrap, nil: false
        case .schedule: driver.volatility != nil
        case .growth, .gbm, .meanReverting, .jumpDiffusion, .regimes: true
        }
    }

    /// The normal shock of a component, made on first use.
    mutating func shock(_ component: String, cadence: Cadence = .period) -> ShockID {
        if let known = shockByName[component] { return known }
        let id = ShockID(system.shocks.count)
        system.shocks.append(Shock(stream: "\(component)/shock", cadence: cadence))
        shockByName[component] = id
        return id
    }

    private mutating func constantDriver(_ driver: Driver) -> Definition? {
        term(driver.start).map { Definition(Unit(baseOf: $0.dimension), $0.term) }
    }

    private mutating func schedule(_ driver: Driver) -> Definition? {
        var dimension: Dimension?
        var points: [(time: Double, figure: Term)] = []
        for point in driver.points {
            guard let figure = term(point.value) else { return nil }
            if let dimension, dimension != figure.dimension, figure.term != .zero {
                findings.add(.unitClash("one point", dimension, "another", figure.dimension), at: point.value.origin)
                return nil
            }
            dimension = dimension ?? figure.dimension
            points.append((Double(point.year) + 0.5, figure.term))
        }
        guard let dimension, !points.isEmpty else { return nil }
        let level = interpolation(driver.interpolation ?? .linear, points)
        guard driver.volatility != nil else { return Definition(Unit(baseOf: dimension), level) }
        guard let volatility = volatility(of: driver) else { return nil }
        let noise = Term.exp(volatility * .shock(shock("drivers.\(driver.name)")))
        return Definition(Unit(baseOf: dimension), base: level, own: level * noise)
    }

    /// Adds the inner quantity that carries a driver's logarithm, and gives the driver as its exponential.
    mutating func exponential(
        _ driver: Driver, start: Elaborated, cadence: Cadence = .period, _ next: (QuantityID) -> Term
    ) -> Definition {
        let name = "drivers.\(driver.name)/log"
        let log = declare(name, origin: driver.origin, unit: .number) { _, _ in nil }
        let definition = Definition(.number, base: .ln(start.term), own: next(log), cadence: cadence)
        settle(log, definition)
        // In the base year the figure itself: the exponential of its logarithm may be off by an ulp or two.
        return Definition(Unit(baseOf: start.dimension), base: start.term, own: .exp(.quantity(log)))
    }

    /// The start of a driver in logarithms; says so where it is not positive.
    mutating func positiveStart(_ driver: Driver) -> Elaborated? {
        guard let start = term(driver.start), let value = driver.start else { return nil }
        if let constant = constant(start.term), constant <= 0 {
            findings.add(.driverPositive(driver.name), at: value.origin)
            return nil
        }
        return start
    }

    /// A driver's volatility: a pure number, or where it moves as it is, an amount of what it measures.
    mutating func volatility(of driver: Driver, in dimension: Dimension = .number) -> Term? {
        volatility(driver.volatility, in: dimension)
    }

    mutating func volatility(_ value: Value?, in dimension: Dimension = .number) -> Term? {
        guard let volatility = term(value), var value else { return nil }
        if volatility.dimension == dimension || ownConstant(volatility.term) == 0 { return volatility.term }
        if dimension.isNumber {
            value.rule.kind = .number
            findings.add(.wrongUnit(value, volatility.dimension), at: value.origin(of: value.expression.range))
        } else {
            findings.add(
                .unitClash("the volatility", volatility.dimension, "the level", dimension), at: value.origin)
        }
        return nil
    }

    private mutating func growth(_ driver: Driver) -> Definition? {
        guard let start = positiveStart(driver), let trend = term(driver.trend),
            let volatility = volatility(of: driver)
        else { return nil }
        var persistence: Term = .zero
        if driver.persistence != nil {
            guard let given = term(driver.persistence) else { return nil }
            persistence = given.term
        }
        let mean = Term.ln(.one + trend.term)
        var last = mean
        if driver.last != nil {
            guard let given = term(driver.last) else { return nil }
            last = .ln(.one + given.term)
        }
        let innovation =
            volatility * .squareRoot(.one - persistence * persistence)
            * .shock(shock("drivers.\(driver.name)", cadence: .year))
        let growth = declare("drivers.\(driver.name)/growth", origin: driver.origin, unit: .number) { _, _ in nil }
        let own: Term =
            driver.persistence == nil
            ? mean + innovation : .sum([mean, persistence * (.previousOwn(growth) - mean), innovation])
        settle(growth, Definition(.number, base: last, own: own, cadence: .year))
        return exponential(driver, start: start, cadence: .year) { .previousOwn($0) + .quantity(growth) }
    }

    private mutating func geometricBrownianMotion(_ driver: Driver) -> Definition? {
        guard let start = positiveStart(driver), let diffusion = diffusion(of: driver) else { return nil }
        return exponential(driver, start: start) { .sum([.previousOwn($0)] + diffusion) }
    }

    /// What the logarithm of a geometric Brownian motion moves by in a period: its drift and its noise.
    private mutating func diffusion(of driver: Driver) -> [Term]? {
        guard let volatility = volatility(of: driver),
            let drift = logarithmicDrift(driver.trend, driver.drift, volatility)
        else { return nil }
        return [drift * elapsed, volatility * rootElapsed * .shock(shock("drivers.\(driver.name)"))]
    }

    /// What the median moves by in logarithms a year: ln(1 + trend), or μ − σ²/2.
    mutating func logarithmicDrift(_ trend: Value?, _ drift: Value?, _ volatility: Term) -> Term? {
        if trend != nil { return term(trend).map { .ln(.one + $0.term) } }
        return term(drift).map { $0.term - .constant(0.5) * volatility * volatility }
    }

    /// Geometric Brownian motion with N jumps a period, N being Poisson, which are lognormal: their sum in logarithms is
    /// normal given N (R. C. Merton, "Option pricing when underlying stock returns are discontinuous", 1976).
    private mutating func jumpDiffusion(_ driver: Driver) -> Definition? {
        guard let start = positiveStart(driver), let diffusion = diffusion(of: driver),
            let rate = term(driver.jumpRate)?.term, let median = term(driver.jumpMedian)?.term,
            let sigma = term(driver.jumpSigma)?.term
        else { return nil }
        let (counts, sizes) = ("drivers.\(driver.name)/jumps", "drivers.\(driver.name)/jump_size")
        streamOrigins[counts] = driver.jumpRate?.origin
        let count = Term.quantile(.poisson, [rate * elapsed], of: .uniform(stream: counts, .period))
        let size = Term.unary(.normalQuantile, .uniform(stream: sizes, .period))
        let jumps = [count * .ln(.one + median), .product([sigma, .squareRoot(count), size])]
        return exponential(driver, start: start) { .sum([.previousOwn($0)] + diffusion + jumps) }
    }

    private mutating func meanReverting(_ driver: Driver, _ id: QuantityID) -> Definition? {
        guard let start = driver.scale == .linear ? term(driver.start) : positiveStart(driver),
            let level = term(driver.level), let levelValue = driver.level, let halfLife = term(driver.halfLife)?.term,
            let volatility = volatility(of: driver, in: driver.scale == .linear ? start.dimension : .number)
        else { return nil }
        guard start.dimension == level.dimension else {
            findings.add(.unitClash("the start", start.dimension, "the level", level.dimension), at: levelValue.origin)
            return nil
        }
        if driver.scale != .linear, let constant = ownConstant(level.term), constant <= 0 {
            findings.add(.driverPositive(driver.name), at: levelValue.origin)
            return nil
        }
        let speed = Term.ln(.constant(2)) / halfLife
        let decay = Term.exp(-(speed * elapsed))
        let spread = volatility * .squareRoot((.one - decay * decay) / (.constant(2) * speed))
        let shock = Term.shock(shock("drivers.\(driver.name)"))
        func next(_ previous: Term, _ mean: Term) -> Term {
            .sum([mean, (previous - mean) * decay, spread * shock])
        }
        if driver.scale == .linear {
            return Definition(
                Unit(baseOf: start.dimension), base: start.term, own: next(.previousOwn(id), level.term))
        }
        return exponential(driver, start: start) { next(.previousOwn($0), .ln(level.term)) }
    }
}
