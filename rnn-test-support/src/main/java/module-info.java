/** Jars of plug-ins compiled on the spot, and JVMs that run them: for tests. */
module dev.rnn.test {
  exports dev.rnn.test;
}
