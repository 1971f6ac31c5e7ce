/**
 * One graph with time in it: sealed ops, nodes with element shapes and extents, delay edges, and the verifier every
 * pass must satisfy. Start at {@link dev.rnn.engine.graph.Op} and {@link dev.rnn.engine.graph.Extent}.
 */
@NullMarked
package dev.rnn.engine.graph;

import org.jspecify.annotations.NullMarked;
