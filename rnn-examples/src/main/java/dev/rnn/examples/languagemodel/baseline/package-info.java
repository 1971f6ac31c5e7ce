/** Counting models on the same tokens as the network: what a recurrent network has to beat. */
@NullMarked
package dev.rnn.examples.languagemodel.baseline;

import org.jspecify.annotations.NullMarked;
