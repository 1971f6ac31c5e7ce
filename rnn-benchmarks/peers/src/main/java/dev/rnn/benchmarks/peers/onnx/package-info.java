/** ONNX Runtime, with models of one node written by hand. */
@NullMarked
package dev.rnn.benchmarks.peers.onnx;

import org.jspecify.annotations.NullMarked;
