/** What the tasks from text to text share: pairs in three parts, and spelt texts. */
@NullMarked
package dev.rnn.examples.pairs;

import org.jspecify.annotations.NullMarked;
