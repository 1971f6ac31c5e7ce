/** The corpus that comes along: WordNet's definitions, from the class path. */
@NullMarked
package dev.rnn.examples.languagemodel.wordnet;

import org.jspecify.annotations.NullMarked;
