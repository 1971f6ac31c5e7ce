/** Words to phonemes. */
@NullMarked
package dev.rnn.examples.pronounce;

import org.jspecify.annotations.NullMarked;
