package dev.rnn.training.data.series;

import java.time.LocalDateTime;

/**
 * Hour, weekday and month as points of circles, so that the last is next to the first: for each sin and cos of 2π times
 * the share of the day, week or year that has gone by.
 */
public final class TimeFeatures {
  /** Numbers for each time. */
  public static final int COUNT = 6;

  private static final double HOURS = 24;
  private static final double MINUTES = 60;
  private static final double DAYS = 7;
  private static final double MONTHS = 12;

  private TimeFeatures() {}

  /** Writes the features of a time into an array from a place on. */
  public static void write(LocalDateTime time, float[] into, int at) {
    circle((time.getHour() + time.getMinute() / MINUTES) / HOURS, into, at);
    circle((time.getDayOfWeek().getValue() - 1) / DAYS, into, at + 2);
    circle((time.getMonthValue() - 1) / MONTHS, into, at + 4);
  }

  private static void circle(double share, float[] into, int at) {
    into[at] = (float) Math.sin(2 * Math.PI * share);
    into[at + 1] = (float) Math.cos(2 * Math.PI * share);
  }
}
