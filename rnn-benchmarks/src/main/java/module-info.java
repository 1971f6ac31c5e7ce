/** Measures the engine, alone or beside its peers. */
module dev.rnn.benchmarks {
  requires dev.rnn.attention;
  requires dev.rnn.cells;
  requires info.picocli;
  requires java.management;
  requires jdk.incubator.vector;
  requires tools.jackson.databind;
  requires transitive dev.rnn.engine;
  requires transitive dev.rnn.seq2seq;
  requires transitive dev.rnn.training;
  requires transitive org.jspecify;

  exports dev.rnn.benchmarks.measure;
  exports dev.rnn.benchmarks.peer;
  exports dev.rnn.benchmarks.task;

  opens dev.rnn.benchmarks to info.picocli;

  uses dev.rnn.benchmarks.peer.Peer;
}
