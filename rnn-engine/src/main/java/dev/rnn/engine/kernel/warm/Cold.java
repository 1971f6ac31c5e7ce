package dev.rnn.engine.kernel.warm;

/** Code that is not used before it is fast. */
public interface Cold {
  /** For the log. */
  String name();

  /**
   * Runs it once on made-up numbers: through every branch, and with loops so short that the JIT compiler compiles the
   * whole method and not one of its loops. A loop that is compiled by itself leaves marks in the profile which keep
   * bounds checks in it for good: half the speed, in every other start of Java.
   */
  void call();

  /** What one call takes at most once it is compiled, in nanoseconds. */
  double limit();

  /** It is fast from now on. */
  void isFast();
}
