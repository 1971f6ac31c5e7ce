package dev.rnn.benchmarks.workload;

/** One table of the benchmarks. */
public interface Workload {
  /** The name on the command line. */
  String name();

  /** A sentence. */
  String description();

  /** Measures, and hands results to the bench as they come. */
  void run(Bench bench);
}
