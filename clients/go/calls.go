package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	eachCall     = 10 * time.Second
	patience     = time.Minute
	firstPause   = 100 * time.Millisecond
	longestPause = 2 * time.Second
)

// onRepeat hears of the first trouble of each call that is repeated.
var onRepeat = func(error) {}

// isPassing tells troubles that pass: the node is being restarted, a connection was cut, an answer did not come in time.
func isPassing(err error) bool {
	switch status.Code(err) {
	case codes.Unavailable, codes.DeadlineExceeded, codes.Internal, codes.Canceled:
		return true
	}
	return false
}

// newRequestID makes a UUID: one for each write, kept while the write is repeated.
func newRequestID() string {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err)
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// untilAnswered sends the same request, with the same request_id, until it is answered. A write whose answer was lost is not done twice:
// the node knows the request_id and gives the first answer again.
func untilAnswered[Q, A any](
	ctx context.Context, method func(context.Context, *Q, ...grpc.CallOption) (*A, error), request *Q,
) (answer *A, err error) {
	err = repeated(ctx, func(attempt context.Context) error {
		answer, err = method(attempt, request)
		return err
	})
	return answer, err
}

// repeated makes attempts, each with a deadline, until one is answered, patience ends or ctx does.
func repeated(ctx context.Context, attempt func(context.Context) error) error {
	end := time.Now().Add(patience)
	for pause := firstPause; ; pause = shorter(2*pause, longestPause) {
		err := withDeadline(ctx, attempt)
		if err == nil || !isPassing(err) || ctx.Err() != nil || time.Now().After(end) {
			return err
		}
		if pause == firstPause {
			onRepeat(err)
		}
		if wanted := faultOf(err).retryAfter; wanted > pause {
			pause = wanted
		}
		sleep(ctx, pause)
	}
}

func withDeadline(ctx context.Context, attempt func(context.Context) error) error {
	limited, cancel := context.WithTimeout(ctx, eachCall)
	defer cancel()
	return attempt(limited)
}

func sleep(ctx context.Context, pause time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(pause):
	}
}

func shorter(a, b time.Duration) time.Duration {
	if a < b {
		return a
	}
	return b
}
