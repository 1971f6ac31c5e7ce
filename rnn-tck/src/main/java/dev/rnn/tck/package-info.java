/**
 * The conformance kit. Extend the class for the kind of your plug-in, override its one abstract method, and run it with
 * JUnit: {@link dev.rnn.tck.CellVerification}, {@link dev.rnn.tck.LossVerification},
 * {@link dev.rnn.tck.OptimizerVerification}, {@link dev.rnn.tck.DecoderVerification},
 * {@link dev.rnn.tck.AttentionVerification}, {@link dev.rnn.tck.OutputLayerVerification},
 * {@link dev.rnn.tck.ScheduleVerification}, {@link dev.rnn.tck.InitializerVerification}. For many settings at a
 * time see {@link dev.rnn.tck.Rules}.
 *
 * <p>A rule is a method whose name says what it requires. Its failure says what was seen and what to do. A rule that
 * does not apply, or that cannot be judged because a more basic one is broken, is reported as aborted.
 */
@NullMarked
package dev.rnn.tck;

import org.jspecify.annotations.NullMarked;
