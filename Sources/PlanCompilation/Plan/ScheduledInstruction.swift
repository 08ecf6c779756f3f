/// An instruction of the simulated periods, with how often it is carried out.
package struct ScheduledInstruction: Sendable {
    package let occasion: Occasion
    package let instruction: Instruction
}
