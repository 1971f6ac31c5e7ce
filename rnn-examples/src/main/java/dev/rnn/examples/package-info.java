/** The command line: one command for each task, and what they share. */
@NullMarked
package dev.rnn.examples;

import org.jspecify.annotations.NullMarked;
