/** The graph with time in it, and what reads it: tracing, derivatives, interpreter, compiler and runtime. */
module dev.rnn.engine {
  requires transitive dev.rnn.api;
  requires org.slf4j;
  requires static jdk.incubator.vector; // there only when Java is started with --add-modules=jdk.incubator.vector

  exports dev.rnn.engine.autodiff;
  exports dev.rnn.engine.compile;
  exports dev.rnn.engine.graph;
  exports dev.rnn.engine.interpret;
  exports dev.rnn.engine.kernel;
  exports dev.rnn.engine.kernel.matrix;
  exports dev.rnn.engine.layout;
  exports dev.rnn.engine.parameter;
  exports dev.rnn.engine.random;
  exports dev.rnn.engine.runtime;
  exports dev.rnn.engine.schedule;
  exports dev.rnn.engine.trace;
}
