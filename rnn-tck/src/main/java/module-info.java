/** The conformance kit: one class to extend for each kind of plug-in, run by JUnit. */
module dev.rnn.tck {
  requires transitive dev.rnn.api;
  requires transitive dev.rnn.engine;
  requires transitive org.junit.jupiter.api;

  exports dev.rnn.tck;
}
