/** Writes names that sound like those of a language: a class starts a sequence of characters. */
@NullMarked
package dev.rnn.examples.namegenerator;

import org.jspecify.annotations.NullMarked;
