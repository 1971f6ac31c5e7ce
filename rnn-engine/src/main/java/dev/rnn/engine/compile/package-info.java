/** From a traced graph to a program: one explicit list of passes in {@link dev.rnn.engine.compile.Compiler}. */
@NullMarked
package dev.rnn.engine.compile;

import org.jspecify.annotations.NullMarked;
