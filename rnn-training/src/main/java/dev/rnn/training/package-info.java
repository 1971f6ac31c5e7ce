/** The composition root: binds every plug-in by name and puts models, data and the trainer together. */
@NullMarked
package dev.rnn.training;

import org.jspecify.annotations.NullMarked;
