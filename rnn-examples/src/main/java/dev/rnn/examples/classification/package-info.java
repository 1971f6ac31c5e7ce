/** What examples that classify texts share: labelled texts and their files, the task, and the baseline of counts. */
@NullMarked
package dev.rnn.examples.classification;

import org.jspecify.annotations.NullMarked;
