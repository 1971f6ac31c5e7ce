/** Reports to one line. */
@NullMarked
package dev.rnn.examples.summarization;

import org.jspecify.annotations.NullMarked;
