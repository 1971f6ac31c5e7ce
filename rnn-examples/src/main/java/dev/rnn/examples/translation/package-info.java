/** Numbers in words from one language to another, and spelt out. */
@NullMarked
package dev.rnn.examples.translation;

import org.jspecify.annotations.NullMarked;
