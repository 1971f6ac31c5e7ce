/** Tags every word of a sentence: names in requests, or parts of speech. */
@NullMarked
package dev.rnn.examples.tagging;

import org.jspecify.annotations.NullMarked;
