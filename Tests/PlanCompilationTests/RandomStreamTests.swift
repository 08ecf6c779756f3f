import PlanCompilation
import Testing

/// The first 64 bits of the examples of FIPS 180-4.
@Test(arguments: [("abc", 0xBA78_16BF_8F01_CFEA as UInt64), ("", 0xE3B0_C442_98FC_1C14)])
func keysAreTheFirstBitsOfTheDigest(name: String, key: UInt64) {
    #expect(RandomStream(named: name).key == key)
}
