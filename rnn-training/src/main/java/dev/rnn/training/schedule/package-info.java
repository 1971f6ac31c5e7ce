/** The schedules that ship in the box: factors of the learning rate. Everything here sees only {@code rnn-api}. */
@NullMarked
package dev.rnn.training.schedule;

import org.jspecify.annotations.NullMarked;
