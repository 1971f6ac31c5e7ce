/** Text with labels for its words: {@link dev.rnn.training.data.text.TaggedText} reads the layouts in use. */
@NullMarked
package dev.rnn.training.data.text;

import org.jspecify.annotations.NullMarked;
