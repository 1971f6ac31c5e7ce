@echo off
rem Runs rnn from this checkout: finds a JDK 25, builds what is missing or out of date, and starts the command line.
rem   rnn COMMAND [OPTION]...      RNN_JAVA_HOME names the JDK to use, RNN_JAVA_OPTS holds more options for Java.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "RNN_LIB=%HOME_DIR%\rnn-examples\target\rnn\lib"
set "RNN_MAIN=rnn-examples"
if "%~1"=="bench" (
  set "RNN_LIB=%HOME_DIR%\rnn-benchmarks\target\bench\lib"
  set "RNN_MAIN=rnn-benchmarks"
)

set "JDK="
for %%V in (RNN_JAVA_HOME JAVA_HOME JAVA25_HOME JAVA_25_HOME JAVA_HOME_25 JAVA_HOME_25_X64 JAVA_HOME_25_ARM64 JDK25_HOME JDK_25_HOME) do (
  if not defined JDK if defined %%V call :use_variable %%V
)
if not defined JDK for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :use "%%~dpJ.."
for %%R in (
  "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.m2\jdks"
  "%USERPROFILE%\.gradle\jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps"
) do if not defined JDK if exist "%%~R" for /d %%D in ("%%~R\*") do (
  if not defined JDK call :use "%%~D"
  if not defined JDK call :use "%%~D\current"
)
if not defined JDK (
  echo rnn: JDK 25 is needed and none was found: install one from https://adoptium.net, or set RNN_JAVA_HOME to its folder. 1>&2
  exit /b 1
)

if not exist "%HOME_DIR%\pom.xml" goto run
call :is_stale || goto run
where mvn >nul 2>nul || (
  echo rnn: Maven 3.8 or newer is needed to build rnn, and there is no mvn on the PATH: get it from https://maven.apache.org. 1>&2
  exit /b 1
)
echo rnn: building, because the build is missing or older than the sources... 1>&2
rem Maven finds the JDK by the first name, and runs on it by the second, also where it could run on an older one: a build
rem that was killed may leave module descriptors of Java 25, which it takes for done and only this JDK can pack.
set "JAVA25_HOME=%JDK%"
set "JAVA_HOME=%JDK%"
rem What Maven's libraries use, and this JDK would warn of. A mavenrc may still choose a JDK that does not know it.
set "MAVEN_OPTS=-XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"
pushd "%HOME_DIR%"
call mvn -q -B -ntp -Dmaven.test.skip=true -pl %RNN_MAIN% -am package 1>&2
if errorlevel 1 (
  popd
  if exist "%RNN_LIB%" rmdir /s /q "%RNN_LIB%"
  echo rnn: the build failed, for the reason that Maven gives above. 1>&2
  exit /b 1
)
popd

:run
if "%~1"=="bench" goto bench
"%JDK%\bin\java" "@%HOME_DIR%\rnn-examples\src\main\launcher\java.options" %RNN_JAVA_OPTS% "-Drnn.home=%HOME_DIR%" ^
  -p "%RNN_LIB%" -m dev.rnn.examples/dev.rnn.examples.Main %*
exit /b %ERRORLEVEL%

:bench
"%JDK%\bin\java" "@%HOME_DIR%\rnn-benchmarks\src\main\launcher\java.options" %RNN_JAVA_OPTS% -cp "%RNN_LIB%\*" ^
  dev.rnn.benchmarks.BenchCommand %*
exit /b %ERRORLEVEL%

rem Sets JDK to the folder that the variable named %1 holds, if that is a JDK 25.
:use_variable
call set "CANDIDATE=%%%1%%"
call :use "%CANDIDATE%"
exit /b 0

rem Sets JDK to the folder %1, if that is a JDK 25.
:use
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" >nul && for %%P in ("%~1") do set "JDK=%%~fP"
exit /b 0

rem Succeeds if there is no build, or a source is newer than it.
:is_stale
powershell -NoProfile -Command "Set-Location $env:HOME_DIR; $jar = Get-ChildItem (Join-Path $env:RNN_LIB ($env:RNN_MAIN + '-*.jar')) -ErrorAction SilentlyContinue | Select-Object -First 1; if (-not $jar) { exit 0 }; $newer = Get-ChildItem 'pom.xml', 'rnn-*\pom.xml', 'rnn-*\src\main' -Recurse | Where-Object { $_.LastWriteTime -gt $jar.LastWriteTime } | Select-Object -First 1; if ($newer) { exit 0 } else { exit 1 }"
exit /b %ERRORLEVEL%
