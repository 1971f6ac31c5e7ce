/**
 * Attention mechanisms: one file each, its equations in its Javadoc. {@link dev.rnn.attention.score.Additive} is the
 * usual one.
 */
@NullMarked
package dev.rnn.attention.score;

import org.jspecify.annotations.NullMarked;
