/** LibTorch through its Java binding. */
@NullMarked
package dev.rnn.benchmarks.peers.libtorch;

import org.jspecify.annotations.NullMarked;
