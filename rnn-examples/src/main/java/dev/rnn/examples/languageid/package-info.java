/** The language of a name, from its characters. */
@NullMarked
package dev.rnn.examples.languageid;

import org.jspecify.annotations.NullMarked;
