/** Jars of plug-ins compiled on the spot, JVMs that run them, and what threads allocate: for tests. */
module dev.rnn.test {
  requires java.management;
  requires jdk.management;

  exports dev.rnn.test;
}
