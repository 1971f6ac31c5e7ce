/**
 * Next-word and next-character prediction: train, measure against baselines, generate. Start at
 * {@link dev.rnn.examples.languagemodel.LanguageModelCommand}.
 */
@NullMarked
package dev.rnn.examples.languagemodel;

import org.jspecify.annotations.NullMarked;
