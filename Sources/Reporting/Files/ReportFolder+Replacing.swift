#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ReportFolder {
    /// Exchanges the folder where all that it holds is an earlier run's.
    ///
    /// - Returns: whether it was exchanged; where not, nothing was touched.
    func replaceWhole(
        _ destination: String, _ status: SystemCalls.Status, with staging: String
    ) throws(ReportFolderError) -> Bool {
        let names = try attempt(.read, path) { () throws(SystemFailure) in try calls.names(in: destination) }
        guard !staging.hasPrefix(destination + "/") && destination != "/" else { return false }
        guard names.allSatisfy({ isKnown($0, in: destination) }) else { return false }
        try attempt(.write, path) { () throws(SystemFailure) in try calls.checkWritable(destination) }
        guard (try? calls.setPermissions(status.permissions, of: staging)) != nil else { return false }
        guard let old = try exchange(destination, with: staging) else { return false }
        try removeOld(old, for: destination)
        return true
    }

    private func isKnown(_ name: String, in folder: String) -> Bool {
        guard ResultFile.Known(rawValue: name) != nil else { return false }
        return (try? calls.status(folder + "/" + name))?.isFile == true
    }

    /// Puts `staging` in the destination's place.
    ///
    /// - Returns: where the old folder stands now; `nil` where the system does not allow it, with nothing changed.
    private func exchange(_ destination: String, with staging: String) throws(ReportFolderError) -> String? {
        if (try? calls.exchange(staging, with: destination)) != nil { return staging }
        let aside = staging + "-old"
        guard (try? calls.rename(destination, to: aside)) != nil else { return nil }
        if (try? calls.rename(staging, to: destination)) != nil { return aside }
        try attempt(.replace, aside) { () throws(SystemFailure) in try calls.rename(aside, to: destination) }
        return nil
    }

    /// Removes the folder of the earlier run; what came into it meanwhile moves to the new one.
    private func removeOld(_ old: String, for destination: String) throws(ReportFolderError) {
        try attempt(.remove, old) { () throws(SystemFailure) in
            for name in try calls.names(in: old) {
                let file = old + "/" + name
                if isKnown(name, in: old) {
                    try calls.removeFile(file)
                } else {
                    try calls.rename(file, to: destination + "/" + name)
                }
            }
            try calls.removeFolder(old)
        }
    }

    /// Renames each file into the folder. Each is the old one or the new one at any time, never a part.
    func replaceEach(
        _ files: [ResultFile], in destination: String, from staging: String
    ) throws(ReportFolderError) {
        for file in files {
            let target = destination + "/" + file.name
            if (try? calls.status(target))?.isFolder == true {
                throw .refused(.replace, path: shown(file.name), code: EISDIR)
            }
        }
        for file in files {
            try attempt(.replace, shown(file.name)) { () throws(SystemFailure) in
                try calls.rename(staging + "/" + file.name, to: destination + "/" + file.name)
            }
        }
        try attempt(.remove, staging) { () throws(SystemFailure) in try calls.removeFolder(staging) }
    }
}
