/** Dialogues: what was said to what is said next. */
@NullMarked
package dev.rnn.examples.chatbot;

import org.jspecify.annotations.NullMarked;
